package io.handshakedear.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Loads all customers now, and tells what people should know of them. */
@Command(
        name = "load-customers",
        description = "Load all of a store's customers into DEAR.",
        mixinStandardHelpOptions = true)
final class LoadCustomersCommand extends StoreJob {

    @Mixin private DryRun dryRun;

    @Override
    public Integer call() throws InterruptedException {
        int code = run(null, dryRun);
        if (!dryRun.isOn()) {
            Remarks.print(api(), "customers", "customerNo", spec().commandLine().getOut());
        }
        return code;
    }
}
