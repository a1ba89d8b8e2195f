package io.handshakedear.cli;

import picocli.CommandLine.Parameters;

/** The order that a command is about. */
final class OneOrder {

    @Parameters(paramLabel = "ORDER", description = "Order number (#142 or 142) or objID")
    private String order;

    /** The API's path of it. */
    String path(ApiOptions api) {
        return ApiOptions.path(api.order(order));
    }
}
