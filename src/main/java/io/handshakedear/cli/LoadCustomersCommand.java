package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads all customers now, and tells what people should know of them. */
@Command(
        name = "load-customers",
        description = "Load all of a store's customers into DEAR.",
        mixinStandardHelpOptions = true)
final class LoadCustomersCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int code =
                JobWatch.run(
                        api,
                        "load-customers",
                        null,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        Remarks.print(api, "customers", "customerNo", spec.commandLine().getOut());
        return code;
    }
}
