package io.handshakedear.webhooks;

import io.handshakedear.settings.StoreSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What DEAR tells by webhook (DEAR API 9); each event has an address of its own. */
public enum WebhookEvent {
    SHIPMENT_AUTHORISED("Sale/ShipmentAuthorised"),
    SHIPMENT_TRACKING_NUMBER_CHANGED("Sale/ShipmentTrackingNumberChanged"),
    AVAILABLE_STOCK_LEVEL_CHANGED("Stock/AvailableStockLevelChanged");

    private final String type;

    WebhookEvent(String type) {
        this.type = type;
    }

    /** DEAR's name of it. */
    public String type() {
        return type;
    }

    /** The end of its address, such as shipment-authorised. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a store wants to be told of it. */
    boolean isWantedBy(StoreSettings store) {
        return this == AVAILABLE_STOCK_LEVEL_CHANGED
                ? store.updatesStock()
                : store.exportsShipments();
    }

    public static Optional<WebhookEvent> of(String word) {
        return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(WebhookEvent::word).toList();
    }
}
