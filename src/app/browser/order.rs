//! How a language orders characters, which only a browser knows.

pub use imp::*;

#[cfg(target_arch = "wasm32")]
mod imp {
    use wasm_bindgen::prelude::*;

    use crate::bulletin::text::Lang;

    /// Puts characters into the order that readers of a language expect, Chinese by pinyin, and says
    /// of each whether it is another letter than the one before it or only another form of it (`a`
    /// and `A`). The browser sorts them all in one call.
    pub fn in_order(characters: &[char], lang: Lang) -> Vec<(char, bool)> {
        let collator = |sensitivity: &str| {
            let options = js_sys::Object::new();
            let _ = js_sys::Reflect::set(&options, &"sensitivity".into(), &sensitivity.into());
            js_sys::Intl::Collator::new(&js_sys::Array::of1(&lang.tag().into()), &options).compare()
        };
        let (exact, letters) = (collator("variant"), collator("base"));
        let all: js_sys::Array = characters.iter().map(|it| JsValue::from(it.to_string())).collect();
        let sort = js_sys::Reflect::get(&all, &"sort".into())
            .ok()
            .and_then(|it| it.dyn_into::<js_sys::Function>().ok());
        let _ = sort.map(|sort| sort.call1(&all, &exact));
        let mut before = JsValue::from("");
        let each = all.iter().filter_map(|it| {
            let differs = letters.call2(&JsValue::NULL, &before, &it).ok().and_then(|it| it.as_f64());
            let character = it.as_string().and_then(|it| it.chars().next());
            before = it;
            Some((character?, differs != Some(0.0)))
        });
        each.collect()
    }
}

#[cfg(not(target_arch = "wasm32"))]
#[allow(missing_docs)]
mod imp {
    use crate::bulletin::text::Lang;

    pub fn in_order(characters: &[char], _: Lang) -> Vec<(char, bool)> {
        let mut sorted = characters.to_vec();
        sorted.sort_unstable();
        sorted.into_iter().map(|it| (it, true)).collect()
    }
}
