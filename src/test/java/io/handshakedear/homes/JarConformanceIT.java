package io.handshakedear.homes;

import java.nio.file.Path;
import java.util.List;

/** By {@code java -jar}. */
class JarConformanceIT extends ConformanceTests {

    JarConformanceIT() {
        super("jar");
    }

    @Override
    Home home(Path folder) {
        return new ProcessHome(folder, "", List.of("-jar", JAR.toString()));
    }
}
