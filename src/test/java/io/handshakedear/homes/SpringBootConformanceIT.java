package io.handshakedear.homes;

import java.nio.file.Path;
import java.util.List;

/** In examples/spring-boot, on the application's database. */
class SpringBootConformanceIT extends ConformanceTests {

    SpringBootConformanceIT() {
        super("spring-boot");
    }

    @Override
    Home home(Path folder) {
        Path program =
                Path.of("examples", "spring-boot", "target", "spring-boot-host.jar")
                        .toAbsolutePath();
        return new ProcessHome(folder, "handshake-dear.", List.of("-jar", program.toString()));
    }
}
