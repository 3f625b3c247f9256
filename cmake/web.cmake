# Web: one program for pages with and without threads, and the benchmark.

set(stacks -sSTACK_SIZE=262144 -sDEFAULT_PTHREAD_STACK_SIZE=262144)
set(memory -sINITIAL_MEMORY=67108864 ${stacks})
# Prove may need much; what is never proven needs none of it.
set(growing -sINITIAL_MEMORY=67108864 -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=1342177280 -Wno-pthreads-mem-growth ${stacks})
set(module -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker -sINCOMING_MODULE_JS_API=canvas,locateFile,print,printErr,onAbort
           -sALLOW_BLOCKING_ON_MAIN_THREAD=0 --pre-js ${PROJECT_SOURCE_DIR}/web/pre.js)

# What draws is compiled for size; what is measured, in threads and experiments, for speed.
if(CMAKE_BUILD_TYPE STREQUAL "Release")
  foreach(target imgui ui labs app)
    target_compile_options(${target} PRIVATE -Oz)
  endforeach()
  add_link_options(-Oz)
endif()

# So is most of the engine: a search asks the machine only once for each kind of step.
set(searching "(absorption|canonical|components|counting|fairness|fewest_switches|graph|joining|natural|numbered_state|orders|outcomes|pool|search|state_store|step_memo|walker)")
foreach(source ${engine_sources})
  get_filename_component(name ${source} NAME)
  if(CMAKE_BUILD_TYPE STREQUAL "Release" AND NOT name MATCHES "^${searching}")
    set_source_files_properties(${source} PROPERTIES COMPILE_OPTIONS -Oz)
  endif()
endforeach()

# Where a thread may be refused, and nowhere else, an exception is caught.
set_source_files_properties(src/threads/crew.cpp PROPERTIES COMPILE_OPTIONS -fexceptions)
add_link_options(-fexceptions)

set(sdl2 ${RACECOURSE_CACHE}/sdl2-web-${EMSCRIPTEN_VERSION})
add_library(imgui_window STATIC ${IMGUI_SOURCE}/backends/imgui_impl_sdl2.cpp ${IMGUI_SOURCE}/backends/imgui_impl_opengl3.cpp)
target_include_directories(imgui_window SYSTEM PUBLIC ${IMGUI_SOURCE}/backends ${sdl2}/include/SDL2 ${sdl2}/include)
target_compile_definitions(imgui_window PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_compile_options(imgui_window PRIVATE -Oz)
target_link_libraries(imgui_window PUBLIC imgui ${sdl2}/lib/libSDL2.a)

add_executable(racecourse src/app/window.cpp src/app/platform_web.cpp)
set_target_properties(racecourse PROPERTIES SUFFIX .mjs)
set_property(TARGET racecourse PROPERTY LINK_DEPENDS ${PROJECT_SOURCE_DIR}/web/pre.js)
target_link_libraries(racecourse PRIVATE app imgui_window)
target_link_options(racecourse PRIVATE ${growing} ${module} -sFILESYSTEM=0 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sSUPPORT_LONGJMP=0
  "-sPTHREAD_POOL_SIZE=globalThis.crossOriginIsolated?4:0" -sEXPORTED_FUNCTIONS=_malloc,_free -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)

add_executable(threads_bench bench/threads_bench.cpp)
set_target_properties(threads_bench PROPERTIES SUFFIX .mjs)
target_link_libraries(threads_bench PRIVATE experiments)
target_link_options(threads_bench PRIVATE ${memory} -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web,worker -sPTHREAD_POOL_SIZE=8
  -sPROXY_TO_PTHREAD -sEXIT_RUNTIME)

# Runs in Node.js, with the files of the machine.
add_executable(engine_bench bench/engine_bench.cpp)
set_target_properties(engine_bench PROPERTIES SUFFIX .cjs)
target_link_libraries(engine_bench PRIVATE engine threads)
target_link_options(engine_bench PRIVATE -sENVIRONMENT=node,worker -sNODERAWFS -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=4294967296
  -sINITIAL_MEMORY=67108864 -sSTACK_SIZE=1048576 -sDEFAULT_PTHREAD_STACK_SIZE=1048576 -sPTHREAD_POOL_SIZE=4 -sPROXY_TO_PTHREAD -sEXIT_RUNTIME)

add_executable(locks_bench bench/locks_bench.cpp)
set_target_properties(locks_bench PROPERTIES SUFFIX .cjs)
target_link_libraries(locks_bench PRIVATE experiments)
target_link_options(locks_bench PRIVATE ${memory} -sENVIRONMENT=node,worker -sPTHREAD_POOL_SIZE=8 -sPROXY_TO_PTHREAD -sEXIT_RUNTIME)

# The command for Node.js, for tool/engine.mjs: a module whose main can be called again and again in one process, with
# files in its own memory. A search has one thread; several engines work beside each other.
file(GLOB cli_sources CONFIGURE_DEPENDS src/cli/*.cpp)
add_executable(node_engine ${cli_sources})
set_target_properties(node_engine PROPERTIES OUTPUT_NAME engine SUFFIX .mjs)
target_compile_definitions(node_engine PRIVATE RACECOURSE_VERSION="${PROJECT_VERSION}")
target_link_libraries(node_engine PRIVATE engine threads)
target_link_options(node_engine PRIVATE -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=node,worker -sINVOKE_RUN=0 -sEXIT_RUNTIME=0 -sSTACK_SIZE=1048576
  -sINITIAL_MEMORY=67108864 -sALLOW_MEMORY_GROWTH -sMAXIMUM_MEMORY=2147483648 -Wno-pthreads-mem-growth -sFORCE_FILESYSTEM
  -sEXPORTED_RUNTIME_METHODS=FS,callMain -sINCOMING_MODULE_JS_API=preRun,locateFile
  -sNODEJS_CATCH_EXIT=0 -sNODEJS_CATCH_REJECTION=0)
