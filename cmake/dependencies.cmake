# Third-party libraries: Dear ImGui from its source, SDL2, Catch2, and the fonts from npm packages.

set(default_cache $ENV{HOME}/.cache/racecourse)
if(DEFINED ENV{RACECOURSE_CACHE})
  set(default_cache $ENV{RACECOURSE_CACHE})
endif()
set(RACECOURSE_CACHE ${default_cache} CACHE PATH "Where scripts/setup keeps sources and the SDL2 web build")
set(IMGUI_SOURCE ${RACECOURSE_CACHE}/src/imgui)
if(NOT EXISTS ${IMGUI_SOURCE}/imgui.h)
  message(FATAL_ERROR "Dear ImGui's source is not in ${IMGUI_SOURCE}. Run scripts/setup first.")
endif()

set(THREADS_PREFER_PTHREAD_FLAG ON)
if(EMSCRIPTEN)
  add_compile_options(-pthread)
  add_link_options(-pthread)
  add_library(threads_flag INTERFACE)
  add_library(Threads::Threads ALIAS threads_flag)
else()
  find_package(Threads REQUIRED)
endif()

add_library(imgui STATIC
  ${IMGUI_SOURCE}/imgui.cpp ${IMGUI_SOURCE}/imgui_draw.cpp ${IMGUI_SOURCE}/imgui_tables.cpp
  ${IMGUI_SOURCE}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${IMGUI_SOURCE})
# The test-engine hooks are where ui/semantics learns of every item.
target_compile_definitions(imgui PUBLIC
  IMGUI_ENABLE_TEST_ENGINE IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_FILE_FUNCTIONS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS "ImDrawIdx=unsigned int")

# Subsets of the page's two faces as TrueType, for the canvas.
find_program(NODE node REQUIRED)
set(FONT_FILES ${PROJECT_BINARY_DIR}/generated/fonts/sans.ttf ${PROJECT_BINARY_DIR}/generated/fonts/sans-bold.ttf
               ${PROJECT_BINARY_DIR}/generated/fonts/mono.ttf)
add_custom_command(
  OUTPUT ${FONT_FILES}
  COMMAND ${NODE} ${PROJECT_SOURCE_DIR}/web/build/fonts.mjs canvas ${PROJECT_BINARY_DIR}/generated/fonts
  DEPENDS ${PROJECT_SOURCE_DIR}/web/build/fonts.mjs ${PROJECT_SOURCE_DIR}/package-lock.json
  VERBATIM)
add_custom_target(fonts DEPENDS ${FONT_FILES})
