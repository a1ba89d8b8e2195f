package io.handshakedear.orders;

/**
 * What a sale needs to know of a DEAR product.
 *
 * @param id DEAR's GUID
 * @param type {@code Stock} or {@code Service}
 * @param dropShipMode {@code No Drop Ship}, {@code Optional Drop Ship} or {@code Always Drop Ship}
 */
public record Product(String id, String sku, String name, String type, String dropShipMode) {

    public boolean isService() {
        return "Service".equalsIgnoreCase(type);
    }

    /** Whether drop-shipping may be chosen for lines with this product. */
    public boolean leavesDropShipChoice() {
        return isDropShipped(true) && !isDropShipped(false);
    }

    /**
     * Whether a line with this product says that the supplier ships it (design rule O7).
     *
     * @param chosen whether drop-shipping was chosen for the line, where the product leaves a
     *     choice
     */
    boolean isDropShipped(boolean chosen) {
        if (isService()) {
            return false;
        }
        return "Always Drop Ship".equalsIgnoreCase(dropShipMode)
                || chosen && "Optional Drop Ship".equalsIgnoreCase(dropShipMode);
    }
}
