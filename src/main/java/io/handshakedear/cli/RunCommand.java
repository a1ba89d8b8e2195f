package io.handshakedear.cli;

import io.handshakedear.Integration;
import io.handshakedear.StartReport;
import io.handshakedear.admin.AdminAccess;
import io.handshakedear.settings.Settings;
import java.util.concurrent.Callable;
import org.apache.camel.main.Main;
import picocli.CommandLine.Command;

/** Runs the integration until it is stopped. */
@Command(
        name = "run",
        description = "Run the integration until Ctrl-C (the default).",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Settings settings = Configuration.requireSound(Configuration.load());
        AdminAccess access = AdminAccess.of(settings);
        Main main = Integration.of(settings, access);
        main.addMainListener(new StartReport(settings, access));
        main.run();
        return main.getExitCode();
    }
}
