package io.handshakedear.homes;

import java.nio.file.Path;

/** In the deploy folder of Karaf. */
class KarafConformanceIT extends ConformanceTests {

    KarafConformanceIT() {
        super("karaf");
    }

    @Override
    Home home(Path folder) throws Exception {
        return new KarafHome(KarafHome.unpacked(folder), JAR);
    }
}
