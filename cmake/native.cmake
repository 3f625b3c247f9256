# Native: the command, the app in a window, the tests, the benchmark.

find_package(PkgConfig REQUIRED)
pkg_check_modules(SDL2 REQUIRED IMPORTED_TARGET sdl2)
find_package(OpenGL REQUIRED)

add_library(imgui_window STATIC ${IMGUI_SOURCE}/backends/imgui_impl_sdl2.cpp ${IMGUI_SOURCE}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui_window SYSTEM PUBLIC ${IMGUI_SOURCE}/backends)
target_link_libraries(imgui_window PUBLIC imgui PkgConfig::SDL2 OpenGL::GL ${CMAKE_DL_LIBS})

add_executable(racecourse_app src/app/window.cpp src/app/platform_native.cpp)
target_link_libraries(racecourse_app PRIVATE app imgui_window)

# Live runs execute compiled programs.
target_link_libraries(threads PUBLIC engine)

file(GLOB cli_sources CONFIGURE_DEPENDS src/cli/*.cpp)
add_executable(racecourse ${cli_sources})
target_link_libraries(racecourse PRIVATE engine threads)
target_compile_definitions(racecourse PRIVATE RACECOURSE_VERSION="${PROJECT_VERSION}")

enable_testing()
find_package(Catch2 3 REQUIRED)
include(Catch)
add_custom_target(tests)
set(uses_of_engine engine threads)
set(uses_of_threads threads engine)
set(uses_of_ui ui)
set(uses_of_labs labs)
set(uses_of_app app engine)
foreach(area engine threads ui labs app)
  file(GLOB sources CONFIGURE_DEPENDS tests/${area}/*.cpp)
  if(sources)
    add_executable(${area}_tests ${sources})
    target_link_libraries(${area}_tests PRIVATE ${uses_of_${area}} Catch2::Catch2WithMain)
    add_dependencies(tests ${area}_tests)
    catch_discover_tests(${area}_tests TEST_PREFIX "${area}: " DISCOVERY_MODE PRE_TEST)
  endif()
endforeach()

foreach(area engine threads)
  target_compile_definitions(${area}_tests PRIVATE RACECOURSE_PROGRAMS="${PROJECT_SOURCE_DIR}/tests/programs")
endforeach()

add_executable(engine_bench bench/engine_bench.cpp)
target_link_libraries(engine_bench PRIVATE engine threads)
target_compile_definitions(labs_tests PRIVATE RACECOURSE_LABS="${PROJECT_SOURCE_DIR}/labs")
target_compile_definitions(app_tests PRIVATE RACECOURSE_SOAK_RUNS="${PROJECT_SOURCE_DIR}/tests/soak_runs.txt")

add_executable(threads_bench bench/threads_bench.cpp)
target_link_libraries(threads_bench PRIVATE experiments)

add_executable(locks_bench bench/locks_bench.cpp)
target_link_libraries(locks_bench PRIVATE experiments)
