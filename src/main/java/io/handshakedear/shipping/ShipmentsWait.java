package io.handshakedear.shipping;

/**
 * The order is not at rest, or a lost answer told of something older: look again a little later.
 */
final class ShipmentsWait extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ShipmentsWait(String reason) {
        super(reason);
    }
}
