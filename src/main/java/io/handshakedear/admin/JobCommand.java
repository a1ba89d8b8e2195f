package io.handshakedear.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.publishing.Criteria;
import io.handshakedear.settings.StoreSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The commands that the API starts for a store as a job; the route {@code job-<word>} does it. */
public enum JobCommand {
    /** Captures changed orders now. */
    CAPTURE,
    /** Processes what is pending, whatever time it waits for. */
    PROCESS,
    /** Puts held and failed orders back into the queue. */
    RETRY,
    /** Takes orders that were made since a date (design rule O2). */
    LOAD_ORDERS,
    /** Compares Handshake's orders, the log and DEAR's sales. */
    RECONCILE,
    /** Looks for shipments in DEAR and pushes them to Handshake (design rule S2). */
    PUSH_SHIPMENTS,
    /** Brings Handshake's stock levels up to date with DEAR (design rules Q1 to Q3). */
    PUSH_STOCK,
    /** Compares the settings of all stores with both systems, whichever store is named. */
    CHECK,
    /** Checks a store's connections and keeps what its mappings name (design rule K5). */
    CONNECT,
    /** Removes a store's links, log and catalogue (design rule K5). */
    DISCONNECT,
    /** Loads all items into DEAR (design rule K1). */
    LOAD_PRODUCTS,
    /** Loads all customers into DEAR (design rule K4). */
    LOAD_CUSTOMERS,
    /** Lists DEAR's products in Handshake, one or a selection (design rule K2). */
    LIST,
    /** Lets the store's listings end behind the product in hand. */
    STOP_LIST,
    /** Breaks the link between a product and its listing (design rule K2). */
    UNLINK,
    /** Removes a product from Handshake (design rule K2). */
    REMOVE,
    /** Registers the webhooks of the DEAR account, whichever store is named. */
    WEBHOOKS;

    /**
     * @throws ApiProblem with the commands that there are
     */
    static JobCommand named(String word) {
        return Arrays.stream(values())
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiProblem.notFound(
                                        "There is no command %s; the commands are %s"
                                                .formatted(word, words())));
    }

    /** The command in addresses, in the database and on the command line, such as load-orders. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /**
     * @param body the call's JSON, or null
     * @return what the job works with: the moment to load or to compare orders from, the products
     *     that are meant, or null
     */
    String argument(JsonNode body, StoreSettings store) {
        if (this == LIST || this == UNLINK || this == REMOVE) {
            return products(body);
        }
        boolean compares = this == RECONCILE && body != null && body.has("since");
        if (this != LOAD_ORDERS && !compares) {
            return null;
        }
        String since = body == null ? "" : body.path("since").asText();
        try {
            Instant moment =
                    since.contains("T")
                            ? Instant.parse(since)
                            : LocalDate.parse(since).atStartOfDay(store.timeZone()).toInstant();
            return moment.toString();
        } catch (DateTimeException e) {
            throw ApiProblem.badRequest(
                    "since = %s: expected {\"since\": \"2026-01-31\"} or an instant"
                                    .formatted(since)
                            + " (2026-01-31T10:00:00Z)");
        }
    }

    /** The criteria of a listing; the other commands are about one product or family. */
    private String products(JsonNode body) {
        try {
            JsonNode criteria = Criteria.of(body).json();
            if (this != LIST && !criteria.has("sku")) {
                throw new IllegalArgumentException(
                        "%s takes one product or family: {\"sku\": \"MUG-01\"}".formatted(word()));
            }
            return criteria.toString();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(e.getMessage());
        }
    }

    /**
     * @throws ApiProblem when a dry run of the command would show nothing, or nothing sound
     */
    void requireDryRun() {
        String why =
                switch (this) {
                    case PROCESS,
                            LOAD_PRODUCTS,
                            LOAD_CUSTOMERS,
                            LIST,
                            REMOVE,
                            PUSH_STOCK,
                            PUSH_SHIPMENTS ->
                            null;
                    case RETRY -> "what it releases is written later; try process";
                    case WEBHOOKS -> "DEAR's answers to it decide what comes next";
                    default -> "it writes nothing to either system";
                };
        if (why != null) {
            throw ApiProblem.badRequest("%s has no dry run: %s".formatted(word(), why));
        }
    }

    /** True if it can end between two of its pieces, of which there may be many. */
    boolean isStoppable() {
        return switch (this) {
            case LIST, LOAD_ORDERS, LOAD_PRODUCTS, LOAD_CUSTOMERS, PROCESS, RECONCILE -> true;
            default -> false;
        };
    }

    /**
     * True if it looks itself whether people want it to end: a listing then tells what is left, and
     * has the positions recalculated of what it has listed.
     */
    boolean endsItself() {
        return this == LIST;
    }

    /** True if it is refused while its store is disconnected (design rule K5). */
    boolean needsConnection() {
        return this != CONNECT && this != DISCONNECT && this != CHECK;
    }

    private static String words() {
        return Arrays.stream(values()).map(JobCommand::word).collect(Collectors.joining(", "));
    }
}
