//! What time it is, and what is done later.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use leptos::prelude::window;
    use wasm_bindgen::prelude::*;
    use web_sys::MessageChannel;

    /// Milliseconds since the page was opened.
    pub fn now() -> f64 {
        window().performance().map_or(0.0, |it| it.now())
    }

    /// Sets a User Timing mark.
    pub fn mark(name: &str) {
        if let Some(performance) = window().performance() {
            let _ = performance.mark(name);
        }
    }

    /// Does something after a while.
    pub fn after(milliseconds: u64, act: impl FnOnce() + 'static) {
        leptos::prelude::set_timeout(act, std::time::Duration::from_millis(milliseconds));
    }

    /// Does something once what has just changed is shown.
    pub fn when_shown(act: impl FnOnce() + 'static) {
        leptos::prelude::request_animation_frame(act);
    }

    /// Does something as soon as what now happens is over, and the page has taken in its consequences: before
    /// anything of it is shown.
    pub fn soon(act: impl FnOnce() + 'static) {
        leptos::prelude::queue_microtask(act);
    }

    /// Takes step after step until one says that there are no more; between them the browser does
    /// what is waiting, such as what a reader types. Timers would come at most every four
    /// milliseconds, messages come as soon as there is nothing else.
    pub fn by_and_by(step: impl FnMut() -> bool + 'static) {
        let mut step = Some(step);
        let Ok(channel) = MessageChannel::new() else {
            while step.as_mut().is_some_and(|step| step()) {}
            return;
        };
        let (here, there) = (channel.port1(), channel.port2());
        let back = there.clone();
        let each = Closure::<dyn FnMut()>::new(move || {
            if !step.as_mut().is_some_and(|step| step()) {
                step = None;
                back.close();
            } else if back.post_message(&JsValue::NULL).is_err() {
                while step.as_mut().is_some_and(|step| step()) {}
            }
        });
        here.set_onmessage(Some(each.as_ref().unchecked_ref()));
        // What is left of it when it is done is its shell.
        each.forget();
        let _ = there.post_message(&JsValue::NULL);
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    pub fn now() -> f64 {
        0.0
    }
    pub fn mark(_: &str) {}
    pub fn after(_: u64, _: impl FnOnce() + 'static) {}
    pub fn when_shown(_: impl FnOnce() + 'static) {}
    pub fn soon(_: impl FnOnce() + 'static) {}
    pub fn by_and_by(mut step: impl FnMut() -> bool + 'static) {
        while step() {}
    }
}
