package io.handshakedear.cli;

import picocli.CommandLine.Command;

/** Registers the webhooks of the DEAR account. */
@Command(
        name = "webhooks",
        description = "Register this instance's webhooks in DEAR, or correct them.",
        mixinStandardHelpOptions = true)
final class WebhooksCommand extends StoreJob {}
