package io.handshakedear;

import io.handshakedear.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;

/** Starts the integration. */
public final class HandshakeDear {

    private HandshakeDear() {}

    public static void main(String[] arguments) throws Exception {
        Settings settings =
                Settings.load(Path.of("application.properties"), System.getProperties());
        List<String> problems = settings.problems();
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.exit(1);
        }
        Main main = Integration.of(settings);
        main.run();
        System.exit(main.getExitCode());
    }
}
