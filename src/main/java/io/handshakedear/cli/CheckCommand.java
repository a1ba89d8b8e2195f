package io.handshakedear.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.handshakedear.check.Findings;
import io.handshakedear.check.Findings.Finding;
import io.handshakedear.check.InstanceCheck;
import io.handshakedear.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks the settings, both connections and the mappings. */
@Command(
        name = "check",
        description = {
            "Check the settings, both connections and the mappings.",
            "Tells which orders would be skipped or held. Writes nothing."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Settings settings = Configuration.requireSound(Configuration.load());
        quiet();
        Findings findings = new InstanceCheck(settings).run();
        PrintWriter out = spec.commandLine().getOut();
        out.println("ok       The settings are sound");
        for (Finding finding : findings.all()) {
            out.printf("%-8s %s%n", finding.level().name().toLowerCase(), finding.text());
        }
        long errors = findings.count(Findings.Level.ERROR);
        out.printf("%d errors, %d warnings%n", errors, findings.count(Findings.Level.WARNING));
        return errors == 0 ? 0 : 1;
    }

    /** The report is the output; the log of the context that makes it is not. */
    private static void quiet() {
        LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
        logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        logs.getLogger("org.apache.camel").setLevel(Level.ERROR);
        logs.getLogger("org.flywaydb").setLevel(Level.ERROR);
    }
}
