package io.handshakedear.admin;

import io.handshakedear.settings.Settings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Variable;

/** What {@code alert.url} is told: one document for each cause, without personal data. */
public final class AlertDocument {

    private final Settings settings;

    public AlertDocument(Settings settings) {
        this.settings = settings;
    }

    /**
     * The cause as a key, the text for people, and where they are known the store, the order with
     * its state, reason and remedy, and a link to the page.
     *
     * @param row as {@code find-waiting-alerts.sql} finds it
     */
    public Map<String, Object> of(
            @Variable("waiting") Map<String, Object> row, CamelContext context) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("cause", row.get("cause"));
        document.put("text", row.get("alert"));
        document.put("store", row.get("store"));
        document.put("orderId", row.get("order_id"));
        document.put("orderNumber", row.get("order_number"));
        document.put("state", row.get("state"));
        document.put("reason", row.get("reason"));
        document.put("remedy", row.get("remedy"));
        document.put("link", page(context) + "/#/" + view(row));
        return document;
    }

    /** The view of the page that shows what the alert is about. */
    private static String view(Map<String, Object> row) {
        String cause = String.valueOf(row.get("cause"));
        if (row.get("order_id") != null) {
            return "log/%s/%s".formatted(encoded(row.get("store")), encoded(row.get("order_id")));
        }
        if (cause.startsWith("connection:") && row.get("store") != null) {
            return "setup/" + encoded(row.get("store"));
        }
        return cause.startsWith("stock:") ? "stock?quarantined=true" : "overview";
    }

    /** What browsers call this instance; where it is not said, what this machine calls it. */
    private String page(CamelContext context) {
        AdminServer server = context.getRegistry().findSingleByType(AdminServer.class);
        return settings.find("admin.url")
                .orElseGet(
                        () ->
                                server == null
                                        ? AdminServer.address(
                                                settings.get("admin.host"),
                                                settings.number("admin.port"))
                                        : server.address());
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(String.valueOf(text), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
