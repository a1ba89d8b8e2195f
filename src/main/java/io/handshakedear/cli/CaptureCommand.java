package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Captures now. */
@Command(
        name = "capture",
        description = "Capture a store's changed orders now.",
        mixinStandardHelpOptions = true)
final class CaptureCommand extends StoreJob {}
