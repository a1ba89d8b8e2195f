package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Pushes shipments now. */
@Command(
        name = "push-shipments",
        description = "Look for shipments in DEAR and push a store's to Handshake now.",
        mixinStandardHelpOptions = true)
final class PushShipmentsCommand extends StoreJob {}
