package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Connects a store. */
@Command(
        name = "connect",
        description = "Check a store's connections, and read and keep what its mappings name.",
        mixinStandardHelpOptions = true)
final class ConnectCommand extends StoreJob {}
