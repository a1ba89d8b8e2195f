package io.handshakedear.catalogue;

/** An item, or one of its variants, that is not loaded for a reason that its merchant can mend. */
public final class LeftOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeftOut(String reason) {
        super(reason);
    }
}
