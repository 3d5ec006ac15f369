# What the commands share: finding tools, and installing the ones that are missing. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools="$PWD/.tools"
export PATH="$tools/bin:$PATH"
# The version that this project is built with; 0.22 wants a newer compiler than rust-toolchain.toml names.
trunk_version=0.21.14
target=wasm32-unknown-unknown

say() { printf '%s\n' "→ $*"; }
fail() { printf '%s\n' "✗ $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, where that is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1; fi
}

# Installs Debian packages; the lists are fetched where there are none or the first try fails.
debian() {
  have apt-get || return 1
  export DEBIAN_FRONTEND=noninteractive
  as_root apt-get install -y -qq --no-install-recommends "$@" >"$tools/apt.log" 2>&1 && return 0
  as_root apt-get update -qq >"$tools/apt.log" 2>&1 || return 1
  as_root apt-get install -y -qq --no-install-recommends "$@" >"$tools/apt.log" 2>&1
}

# The compiler must find the standard library of the browser's target.
has_target() {
  local folder
  folder=$(rustc --print target-libdir --target "$target" 2>/dev/null) || return 1
  compgen -G "$folder/libstd-*.rlib" >/dev/null
}

# From here on, Debian's compiler is the one in use; its clippy and rustfmt come with it.
use_debian_rust() {
  export PATH="/usr/bin:$PATH" RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo
  unset RUSTUP_TOOLCHAIN
  # Two compilers do not share their output.
  export CARGO_TARGET_DIR="$PWD/target/debian"
}

target_from_rustup() {
  have rustup || return 1
  say "Adding the target $target with rustup"
  # On a machine without the internet this would try for long before it gives up.
  timeout 180 rustup target add "$target" >/dev/null 2>&1 && has_target
}

# Debian ships the library's source but not the library for browsers: it is built once.
target_from_debian() {
  say "Installing Rust and its library's source from Debian's packages"
  debian rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy lld-22 || return 1
  use_debian_rust
  has_target && return 0
  say "Building the standard library for $target (about a minute)"
  local crate library
  crate=$(mktemp -d)
  library=/usr/lib/rustlib/$target/lib
  /usr/bin/cargo init --quiet --lib --name empty "$crate"
  # Without the bitcode, link-time optimisation fails.
  (cd "$crate" && env -u CARGO_TARGET_DIR RUSTC_BOOTSTRAP=1 RUSTFLAGS="-Cembed-bitcode=yes" /usr/bin/cargo build \
    --quiet --release -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test --target "$target") || return 1
  as_root mkdir -p "$library" || return 1
  find "$crate/target/$target/release/deps" -name 'lib*.rlib' ! -name 'libempty*' -print0 |
    while IFS= read -r -d '' file; do as_root cp "$file" "$library/"; done
  rm -rf "$crate"
  has_target
}

# WASM_TARGET_FROM=rustup|debian forces one of the two ways.
need_target() {
  have cargo || fail "Rust is missing: install it from https://rustup.rs or with your system's packages, then run this again."
  case "${WASM_TARGET_FROM:-any}" in
    rustup) has_target || target_from_rustup || fail "rustup could not add the target $target: see 'rustup target add $target'." ;;
    debian) target_from_debian || fail "Debian's packages could not provide the target $target: see .tools/apt.log." ;;
    any) has_target || target_from_rustup || target_from_debian ||
      fail "The Rust target $target is missing: run 'rustup target add $target', or as root let this script use Debian's packages." ;;
    *) fail "WASM_TARGET_FROM is '$WASM_TARGET_FROM': use rustup or debian." ;;
  esac
}

# cargo_install NAME VERSION: into .tools, apart from this project's own settings and output.
cargo_install() {
  local build
  build=$(mktemp -d)
  mkdir -p "$tools"
  (cd "$tools" && env -u RUSTFLAGS CARGO_TARGET_DIR="$build" CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install "$1" --version "$2" --root "$tools" "${@:3}" >"$tools/$1.log" 2>&1)
  local done=$?
  rm -rf "$build"
  return $done
}

need_trunk() {
  if have trunk && [ "$(trunk --version 2>/dev/null)" = "trunk $trunk_version" ]; then return; fi
  say "Installing Trunk $trunk_version into .tools (about five minutes)"
  cargo_install trunk "$trunk_version" --locked || fail "Trunk could not be built: see .tools/trunk.log."
}

# The glue in the page must be of the very version that the program was compiled with.
need_wasm_bindgen() {
  local version
  version=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  if have wasm-bindgen && [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then return; fi
  say "Installing wasm-bindgen $version into .tools (about three minutes)"
  # A release's own lock may name what its registry does not hold yet.
  cargo_install wasm-bindgen-cli "$version" --locked || cargo_install wasm-bindgen-cli "$version" ||
    fail "wasm-bindgen could not be built: see .tools/wasm-bindgen-cli.log."
}

need_build_tools() {
  mkdir -p "$tools"
  need_target
  need_trunk
  need_wasm_bindgen
}

# Sets CHROME and CHROMEDRIVER, which the browser tests read.
need_browser() {
  find_browser && return
  say "Installing Chromium, its driver and a Chinese font"
  debian chromium chromium-driver fonts-noto-cjk || true
  find_browser || fail "Chromium or its driver is missing: install both, or set CHROME and CHROMEDRIVER to their paths."
}

find_browser() {
  CHROME=${CHROME:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
  CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || true)}
  export CHROME CHROMEDRIVER
  [ -x "$CHROME" ] && [ -x "$CHROMEDRIVER" ]
}
