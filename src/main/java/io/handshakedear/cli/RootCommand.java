package io.handshakedear.cli;

import io.handshakedear.StartFailure;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line; without a command it runs the integration. */
@Command(
        name = "handshake-dear",
        description = "Captures Handshake orders and writes them into DEAR Inventory as sales.",
        mixinStandardHelpOptions = true,
        versionProvider = RootCommand.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Settings are read from ./application.properties; -Dkey=value before -jar wins.",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        },
        subcommands = {
            RunCommand.class,
            SandboxCommand.class,
            CheckCommand.class,
            ConnectCommand.class,
            DisconnectCommand.class,
            OrdersCommand.class,
            WhyCommand.class,
            CaptureCommand.class,
            ProcessCommand.class,
            RetryCommand.class,
            ForgetCommand.class,
            LoadOrdersCommand.class,
            LoadProductsCommand.class,
            LoadCustomersCommand.class,
            ListCommand.class,
            UnlinkCommand.class,
            RemoveCommand.class,
            ReconcileCommand.class,
            PushShipmentsCommand.class,
            PushStockCommand.class,
            WebhooksCommand.class
        })
public final class RootCommand implements Callable<Integer> {

    /**
     * Runs a command line.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int execute(String... arguments) {
        return isRun(arguments) ? run() : commandLine().execute(arguments);
    }

    /**
     * To run needs no parser. Loading it took a third of a second of each start: no archive of
     * classes takes those of picocli, which are in the format of Java 5.
     */
    private static boolean isRun(String... arguments) {
        return arguments.length == 0 || arguments.length == 1 && arguments[0].equals("run");
    }

    private static int run() {
        try {
            return new RunCommand().call();
        } catch (Exception e) {
            told(e).ifPresentOrElse(System.err::println, e::printStackTrace);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new RootCommand()).setExecutionExceptionHandler(RootCommand::failed);
    }

    @Override
    public Integer call() throws Exception {
        return new RunCommand().call();
    }

    private static int failed(
            Exception exception, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        command.getErr().println(told(exception).orElseThrow(() -> exception));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** What went wrong in one line; a stack trace says nothing to an operator. */
    private static Optional<String> told(Exception exception) {
        return exception instanceof CommandFailure
                ? Optional.of(exception.getMessage())
                : Optional.ofNullable(ObjectHelper.getException(StartFailure.class, exception))
                        .map(Throwable::getMessage);
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"handshake-dear " + (version == null ? "(not built)" : version)};
        }
    }
}
