package io.handshakedear.cli;

import io.handshakedear.StartFailure;
import java.util.concurrent.Callable;
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
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new RootCommand()).setExecutionExceptionHandler(RootCommand::failed);
    }

    @Override
    public Integer call() throws Exception {
        return new RunCommand().call();
    }

    /** What went wrong in one line; a stack trace says nothing to an operator. */
    private static int failed(
            Exception exception, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (exception instanceof CommandFailure) {
            command.getErr().println(exception.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartFailure) {
                command.getErr().println(cause.getMessage());
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        throw exception;
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
