package io.handshakedear.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads all items now, and tells what people should know of them. */
@Command(
        name = "load-products",
        description = "Load all of a store's items into DEAR as products and families.",
        mixinStandardHelpOptions = true)
final class LoadProductsCommand implements Callable<Integer> {

    @Mixin private ApiOptions api;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        int code =
                JobWatch.run(
                        api,
                        "load-products",
                        null,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
        Remarks.print(api, "items", "sku", spec.commandLine().getOut());
        return code;
    }
}
