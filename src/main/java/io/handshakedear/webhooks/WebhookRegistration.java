package io.handshakedear.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.mapping.ExactJson;
import io.handshakedear.settings.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Which webhooks DEAR should have, and which of them it lacks or has otherwise. DEAR does not tell
 * their secret, so that what it was told is remembered as a digest.
 */
public final class WebhookRegistration {

    private static final String PATH = "/webhooks/dear/";

    /** Enough to notice another secret, too little to find it. */
    private static final int SECRET_DIGITS = 8;

    private final Settings settings;

    public WebhookRegistration(Settings settings) {
        this.settings = settings;
    }

    /** Why there is nothing to register, or null. */
    public String problem() {
        if (settings.find("webhook.url").isEmpty() || settings.find("webhook.secret").isEmpty()) {
            return "webhook.url and webhook.secret are not set: DEAR cannot reach this instance";
        }
        if (wanted().isEmpty()) {
            return "No store exports shipments (export-shipping) or updates stock levels"
                    + " (update-stock-levels): there is nothing to be told of";
        }
        return null;
    }

    /** The events that a store wants to be told of. */
    private List<WebhookEvent> wanted() {
        return Arrays.stream(WebhookEvent.values())
                .filter(event -> settings.stores().stream().anyMatch(event::isWantedBy))
                .toList();
    }

    /** What the writes of the webhooks belong to; never empty, as SQL needs it. */
    public List<String> subjects() {
        return WebhookEvent.words().stream().map(word -> "webhook:" + word).toList();
    }

    public String subject(@Variable("document") JsonNode document) {
        return "webhook:" + document.path("event").asText();
    }

    /**
     * The webhooks to write, with {@code id} where DEAR has it already and {@code why}.
     *
     * @param answer all webhooks of the account
     * @param known the rows of those that were registered before
     * @param onlyKnown whether those alone are looked at
     */
    public List<ObjectNode> differences(
            @Body JsonNode answer,
            @Variable("knownWebhooks") List<Map<String, Object>> known,
            @Variable("onlyKnown") boolean onlyKnown) {
        Map<String, Map<String, Object>> before = new TreeMap<>();
        known.forEach(row -> before.put((String) row.get("subject"), row));
        List<ObjectNode> differences = new ArrayList<>();
        for (WebhookEvent event : wanted()) {
            ObjectNode document = document(event);
            Map<String, Object> row = before.get(subject(document));
            if (row == null && onlyKnown) {
                continue;
            }
            String why = why(registered(answer, document), row, document);
            if (why != null) {
                differences.add(document.put("why", why));
            }
        }
        return differences;
    }

    /** True for a webhook that DEAR had switched off. */
    public boolean wasOff(@Variable("document") JsonNode document) {
        return document.path("why").asText().equals("switched off");
    }

    public boolean isNew(@Variable("document") JsonNode document) {
        return !document.has("id");
    }

    private ObjectNode document(WebhookEvent event) {
        String url = settings.get("webhook.url").replaceAll("/+$", "") + PATH + event.word();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("event", event.word()).put("type", event.type()).put("url", url);
        document.put("secret", settings.get("webhook.secret"));
        document.put(
                "digest", Digest.of(url + "\n" + settings.get("webhook.secret"), SECRET_DIGITS));
        return document;
    }

    private static JsonNode registered(JsonNode answer, ObjectNode document) {
        for (JsonNode hook : answer.path("Webhooks")) {
            if (hook.path("Type").asText().equals(document.path("type").asText())
                    && hook.path("ExternalURL").asText().equals(document.path("url").asText())) {
                document.put("id", hook.path("ID").asText());
                return hook;
            }
        }
        return null;
    }

    private static String why(JsonNode hook, Map<String, Object> row, ObjectNode document) {
        if (hook == null) {
            return "new";
        }
        if (!hook.path("IsActive").asBoolean()) {
            return "switched off";
        }
        boolean told =
                row != null
                        && "DONE".equals(row.get("state"))
                        && ExactJson.read((String) row.get("result"))
                                .path("digest")
                                .equals(document.path("digest"));
        boolean bearer =
                hook.path("ExternalAuthorizationType").asText().equalsIgnoreCase("bearerauth");
        return told && bearer ? null : "changed";
    }
}
