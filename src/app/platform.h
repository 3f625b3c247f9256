#pragma once

// What differs between a window on a desktop and a canvas in a page. One implementation each: platform_native.cpp,
// which also holds main(), and platform_web.cpp, which holds the functions that the page calls.

namespace racecourse::app {

// The version line of the shaders that Dear ImGui's back end compiles.
extern const char* const kGlslVersion;

// Asks SDL for the kind of OpenGL context that this platform has; call before a window is created.
void configureGl();

}  // namespace racecourse::app
