# What the commands share: finding tools, and installing the ones that are missing. Sourced, not run.
# shellcheck shell=bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
tools="$PWD/.tools"
target=wasm32-unknown-unknown
# The version that this project is built with; 0.22 wants a newer compiler than rust-toolchain.toml names.
trunk_version=0.21.14
fuzz_version=0.13.2
axe_version=4.14.1

export PATH="$tools/bin:$PATH"
# Trunk reads this as a flag, and stops at the usual value 1.
[ -z "${NO_COLOR:-}" ] || export NO_COLOR=true

say() { printf '%s\n' "→ $*"; }
fail() { printf '%s\n' "✗ $*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# step NAME COMMAND…: runs it under a heading, and names it again where it fails.
step() {
  local name=$1
  shift
  say "$name"
  "$@" || fail "$name: this failed. What is above says why; to run it alone: $*"
}

# limit SECONDS COMMAND…: some systems have no `timeout`, and must do without.
limit() {
  if have timeout; then timeout "$@"; else shift; "$@"; fi
}

# Runs a command as root, where that is possible without a question.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo && sudo -n true 2>/dev/null; then sudo -n "$@"
  else return 1; fi
}

# Installs Debian packages; the lists are fetched where there are none or they are out of date.
debian() {
  have apt-get || return 1
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=120)
  local install=("${apt[@]}" install --no-install-recommends "$@")
  as_root "${install[@]}" >"$tools/apt.log" 2>&1 && return 0
  as_root "${apt[@]}" update >"$tools/apt.log" 2>&1 || return 1
  as_root "${install[@]}" >>"$tools/apt.log" 2>&1
}

# ── The compiler, and its library for browsers ──

# The compiler on PATH finds the standard library of the browser's target.
has_target() {
  local folder
  folder=$(rustc --print target-libdir --target "$target" 2>/dev/null) || return 1
  compgen -G "$folder/libstd-*.rlib" >/dev/null
}

debian_library=/usr/lib/rustlib/$target/lib

# The same of Debian's compiler, whether or not it is the one on PATH. A library that was built
# below says by which compiler, since no other version can read it.
debian_has_target() {
  [ -x /usr/bin/cargo ] && compgen -G "$debian_library/libstd-*.rlib" >/dev/null || return 1
  [ ! -e "$debian_library/built-by" ] ||
    [ "$(cat "$debian_library/built-by")" = "$(/usr/bin/rustc --version 2>/dev/null)" ]
}

# From here on Debian's compiler is the one in use, and so in the scripts that this one calls.
use_debian_rust() {
  say "Using Debian's compiler: $(/usr/bin/rustc --version)"
  # Last the folder where cargo would otherwise look for clippy first.
  export PATH="$tools/bin:/usr/bin:$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin"
  export RUSTC=/usr/bin/rustc WASM_TARGET_FROM=debian
  unset RUSTUP_TOOLCHAIN
  # What an earlier library was used for cannot be used with the next.
  case "${CARGO_TARGET_DIR:=$PWD/target}" in
    */debian) ;;
    *) export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/debian" ;;
  esac
}

target_from_rustup() {
  have rustup || return 1
  local channel
  channel=$(sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml)
  say "Adding the target $target with rustup"
  # Where rustup's host is out of reach it would try for long before it gives up.
  if rustc --version >/dev/null 2>&1; then
    limit 180 rustup target add "$target"
  else
    limit 600 rustup toolchain install "${RUSTUP_TOOLCHAIN:-$channel}" \
      --profile minimal --component clippy --component rustfmt --target "$target"
  fi >"$tools/rustup.log" 2>&1 && has_target
}

# Debian ships the library's source, but not the library for browsers: it is built once.
target_from_debian() {
  have apt-get || return 1
  say "Installing Rust and its library's source from Debian's packages"
  debian rustc-web cargo-web rust-web-src rust-web-llvm rust-web-clippy rustfmt-web || return 1
  # The linker must be as new as the compiler's own LLVM.
  local llvm
  llvm=$(/usr/bin/rustc --version --verbose | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
  debian "lld-$llvm" || debian lld || return 1
  debian_has_target || build_debian_library
}

build_debian_library() {
  say "Building the standard library for $target (about a minute)"
  local work
  work=$(mktemp -d)
  mkdir "$work/src" "$work/lib"
  printf '[package]\nname = "empty"\nedition = "2021"\n' >"$work/Cargo.toml"
  touch "$work/src/lib.rs"
  # Without the bitcode, link-time optimisation fails.
  (cd "$work" && env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
    RUSTFLAGS="-Cembed-bitcode=yes" /usr/bin/cargo build --release --target "$target" \
    -Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test) >"$tools/library.log" 2>&1 || return 1
  find "$work/target/$target/release/deps" -name 'lib*.rlib' ! -name 'libempty*' -exec cp {} "$work/lib/" \;
  /usr/bin/rustc --version >"$work/lib/built-by"
  # Put there whole or not at all, since its presence is what later runs go by.
  as_root mkdir -p "$(dirname "$debian_library")" &&
    as_root rm -rf "$debian_library" "$debian_library.new" &&
    as_root cp -R "$work/lib" "$debian_library.new" &&
    as_root chmod -R a+rX "$(dirname "$debian_library")" &&
    as_root mv "$debian_library.new" "$debian_library" || return 1
  rm -rf "$work" "${CARGO_TARGET_DIR:-target}/debian"
}

# WASM_TARGET_FROM=rustup|debian forces one of the two ways.
need_target() {
  case "${WASM_TARGET_FROM:-auto}" in
    rustup)
      has_target || target_from_rustup ||
        fail "rustup could not add the target $target: see .tools/rustup.log, or try 'rustup target add $target'." ;;
    debian)
      debian_has_target || target_from_debian ||
        fail "Debian's packages could not provide the target $target (this needs root): see .tools/apt.log and library.log."
      use_debian_rust ;;
    auto)
      if has_target; then return; fi
      if debian_has_target || { ! target_from_rustup && target_from_debian; }; then use_debian_rust; fi
      has_target && return
      have cargo || fail "Rust is missing: install it from https://rustup.rs, then run this again."
      fail "Rust's target $target is missing and could not be added: run 'rustup target add $target', or on Debian run this as root." ;;
    *) fail "WASM_TARGET_FROM is '$WASM_TARGET_FROM': use auto, rustup or debian." ;;
  esac
}

# Rust links by the C compiler.
need_linker() {
  have cc && return
  say "Installing a linker"
  debian gcc libc6-dev || fail "A C compiler is missing, which Rust links by: install gcc or clang, then run this again."
}

need_lints() {
  cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1 && return
  say "Installing clippy and rustfmt"
  if [ "${WASM_TARGET_FROM:-}" = debian ]; then debian rust-web-clippy rustfmt-web
  else limit 180 rustup component add clippy rustfmt >"$tools/rustup.log" 2>&1; fi ||
    fail "clippy or rustfmt is missing: run 'rustup component add clippy rustfmt'."
}

# Trunk builds without the network, so that it fetches nothing behind our back: the crates come first.
need_crates() {
  cargo fetch --quiet || fail "The crates in Cargo.lock could not be fetched: check the network, then run this again."
}

# ── Tools that are built from crates ──

# cargo_install NAME VERSION OPTION…: into .tools, apart from this project's own settings and output.
# These profiles halve the wait.
cargo_install() {
  local build result=0
  build=$(mktemp -d)
  env -u RUSTFLAGS -u CARGO_BUILD_TARGET CARGO_TARGET_DIR="$build" CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    cargo install "$1" --version "=$2" --root "$tools" "${@:3}" >"$tools/$1.log" 2>&1 || result=$?
  rm -rf "$build"
  return "$result"
}

is_version() { [ "$("$1" --version 2>/dev/null)" = "$1 $2" ]; }

need_trunk() {
  is_version trunk "$trunk_version" && return
  say "Installing Trunk $trunk_version into .tools (about five minutes)"
  cargo_install trunk "$trunk_version" --locked || fail "Trunk could not be built: see .tools/trunk.log."
}

# The glue in the page must be of the very version that the program was compiled with.
need_wasm_bindgen() {
  local version
  version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  is_version wasm-bindgen "$version" && return
  say "Installing wasm-bindgen $version into .tools (about three minutes)"
  # A release's own lock may name what the registry does not hold.
  cargo_install wasm-bindgen-cli "$version" --locked || cargo_install wasm-bindgen-cli "$version" ||
    fail "wasm-bindgen could not be built: see .tools/wasm-bindgen-cli.log."
}

# The fuzzer's own half is written in C++.
need_fuzz() {
  need_linker
  if ! have c++; then
    say "Installing a C++ compiler"
    debian g++ || fail "A C++ compiler is missing, which the fuzzer is built with: install g++ or clang, then run this again."
  fi
  is_version cargo-fuzz "$fuzz_version" && return
  say "Installing cargo-fuzz $fuzz_version into .tools (about two minutes)"
  cargo_install cargo-fuzz "$fuzz_version" --locked || cargo_install cargo-fuzz "$fuzz_version" ||
    fail "cargo-fuzz could not be built: see .tools/cargo-fuzz.log."
}

fuzz_target_dir() { printf '%s' "${CARGO_TARGET_DIR:-$PWD/target}/fuzz"; }

# Coverage takes an unstable option, which this switch lets a stable compiler have; the address
# sanitizer needs more, and safe Rust little of it. The crates are those of the project's own lock, to
# which cargo adds what the fuzzer needs beside them.
build_fuzz() {
  cp Cargo.lock tests/fuzz/Cargo.lock
  RUSTC_BOOTSTRAP=1 cargo fuzz build --fuzz-dir tests/fuzz --sanitizer none --target-dir "$(fuzz_target_dir)"
}

# run_fuzz TARGET OPTION…: what it learns is kept for the next run; what it finds is named at the end.
run_fuzz() {
  local program corpus
  program=$(compgen -G "$(fuzz_target_dir)/*/release/$1") || fail "The fuzz target $1 was not built."
  corpus="$(fuzz_target_dir)/corpus/$1"
  mkdir -p "$corpus"
  "$program" "$corpus" "tests/fuzz/seeds/$1" -artifact_prefix="$(fuzz_target_dir)/" -timeout=10 "${@:2}"
}

need_build_tools() {
  mkdir -p "$tools" 2>/dev/null || true
  [ -w "$tools" ] || fail "This account may not write to $tools: make it the owner of this folder, or work on a copy."
  need_target
  need_linker
  need_trunk
  need_wasm_bindgen
  need_crates
}

# ── The browser that the tests drive ──

# Sets CHROME and CHROMEDRIVER, which the browser tests read.
need_browser() {
  find_browser && return
  say "Installing Chromium, its driver and fonts"
  debian chromium chromium-driver fonts-noto-cjk fonts-liberation || true
  find_browser || fail "Chromium or its driver is missing: install both, or set CHROME and CHROMEDRIVER to where they are."
}

find_browser() {
  local chrome driver
  if [ -n "${CHROME:-}" ]; then
    chrome=$(command -v "$CHROME") || fail "CHROME is '$CHROME', which is no program: set it to the browser's path."
  else
    chrome=$(first_of chromium google-chrome google-chrome-stable chromium-browser) || return 1
  fi
  if [ -n "${CHROMEDRIVER:-}" ]; then
    driver=$(command -v "$CHROMEDRIVER") || fail "CHROMEDRIVER is '$CHROMEDRIVER', which is no program: set it to the driver's path."
  else
    driver=$(first_of chromedriver) || return 1
  fi
  export CHROME="$chrome" CHROMEDRIVER="$driver"
}

# Where the first of these programs that there is stands.
first_of() {
  local name
  for name in "$@"; do command -v "$name" && return; done
  return 1
}

# ── What looks for barriers in the page ──

# Sets AXE, the path of axe-core's script, which the browser tests read. It is data that a browser runs,
# not a program of this machine; no crate carries it, so it comes from npm's registry.
need_axe() {
  if [ -n "${AXE:-}" ]; then
    [ -s "$AXE" ] || fail "AXE is '$AXE', which is no file: set it to the path of an axe.min.js."
  else
    AXE="$tools/axe-$axe_version.min.js"
    [ -s "$AXE" ] || axe_from_npm ||
      fail "axe-core $axe_version could not be fetched: see .tools/axe.log. Install npm, or set AXE to the path of an axe.min.js."
  fi
  export AXE
}

# Packing fetches one archive, checks it against the registry's digest and runs nothing of it.
axe_from_npm() {
  if ! have npm; then
    say "Installing npm"
    debian npm || { echo "npm is missing" >"$tools/axe.log"; return 1; }
  fi
  say "Fetching axe-core $axe_version into .tools"
  local work result=0
  work=$(mktemp -d "$tools/axe.XXXXXX")
  (
    cd "$work" &&
      limit 180 npm pack --ignore-scripts "axe-core@$axe_version" &&
      tar -xzf "axe-core-$axe_version.tgz" package/axe.min.js &&
      head -c 200 package/axe.min.js | grep -F "axe v$axe_version" &&
      mv package/axe.min.js "$AXE"
  ) >"$tools/axe.log" 2>&1 || result=$?
  rm -rf "$work"
  return "$result"
}
