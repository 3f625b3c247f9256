# Where the tools are. Sourced by the other scripts, from the root of the project.

cache=${RACECOURSE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/racecourse}
sources=$cache/src
export RACECOURSE_CACHE=$cache

fail() {
  echo "$*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# emcc 3.1.69 or newer
have_emcc() {
  have emcc || return 1
  local version
  version=$(emcc --version 2>/dev/null | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p')
  [ "$(printf '%s\n' 3.1.69 "$version" | sort -V | head -n 1)" = 3.1.69 ]
}

have_node() { have node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]; }

have_sources() { [ -d "$sources/SDL2" ] && [ -d "$sources/imgui" ]; }

# The servers of the tests of hosting.
have_nginx() { [ -x "${NGINX:-/usr/sbin/nginx}" ] || [ -x "$cache/nginx/usr/sbin/nginx" ]; }
have_apache() { [ -x "${APACHE:-/usr/sbin/apache2}" ] && [ -d /usr/lib/apache2/modules ] && [ -f /etc/mime.types ]; }

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
export CHROMIUM=$chromium

if have emcc; then
  sdl2_web=$cache/sdl2-web-$(emcc --version | sed -n '1s/.* \([0-9]*\.[0-9]*\.[0-9]*\).*/\1/p')
else
  sdl2_web=$cache/sdl2-web-3.1.69
fi
