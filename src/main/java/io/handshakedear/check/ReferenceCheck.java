package io.handshakedear.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.settings.ChargeSettings;
import io.handshakedear.settings.Settings;
import io.handshakedear.settings.StoreSettings;
import io.handshakedear.systems.PlainFailure;
import io.handshakedear.systems.ReferenceBooks;
import io.handshakedear.systems.RemoteFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/** What the check's routes ask and report: which documents to read, and what they said. */
public final class ReferenceCheck {

    private static final List<String> DEAR_BOOKS =
            List.of("me", "tax", "location", "account", "paymentterm", "priceTier", "contacts");
    private static final List<String> HANDSHAKE_LISTS =
            List.of("order_categories", "customer_groups", "warehouses");

    private static final int LONGEST_TEXT = 200;
    private static final int PAGE_SIZE = 100;

    private final Settings settings;
    private final ReferenceBooks books;
    private final ReplacedFiles replacedFiles;
    private final DataSource dataSource;
    private volatile Last last;

    /** What a check found, and when. */
    public record Last(Instant at, List<Findings.Finding> findings) {}

    public ReferenceCheck(
            Settings settings,
            ReferenceBooks books,
            ReplacedFiles replacedFiles,
            DataSource dataSource) {
        this.settings = settings;
        this.books = books;
        this.replacedFiles = replacedFiles;
        this.dataSource = dataSource;
    }

    public Findings begin() {
        return new Findings();
    }

    public List<String> dearBooks() {
        return DEAR_BOOKS;
    }

    public List<String> stores() {
        return settings.storeNames();
    }

    public List<String> handshakeLists() {
        return HANDSHAKE_LISTS;
    }

    /** The service products that the store's charges name. */
    public List<String> chargeProducts(@Variable("settings") StoreSettings store) {
        return store.charges().stream().map(ChargeSettings::product).distinct().toList();
    }

    public String productQuery(@Body String product) {
        return "Name=" + URLEncoder.encode(product, StandardCharsets.UTF_8) + "&Limit=100";
    }

    /** By list name: the entries' names by their number. */
    public Map<String, Map<String, String>> noLists() {
        return new TreeMap<>();
    }

    public String firstPage() {
        return page(0);
    }

    /**
     * @return the query for the page behind this one, or null if it is the last one
     */
    public String keepPage(
            @Body JsonNode answer,
            @Variable("list") String list,
            @Variable("query") String query,
            @Variable("lists") Map<String, Map<String, String>> lists) {
        Map<String, String> names = lists.computeIfAbsent(list, key -> new TreeMap<>());
        JsonNode entries = answer.path("objects");
        for (JsonNode entry : entries) {
            names.put(
                    entry.path("objID").asText(),
                    entry.path("name").asText(entry.path("id").asText()));
        }
        int most = answer.path("meta").path("limit").asInt(PAGE_SIZE);
        if (entries.isEmpty() || entries.size() < most) {
            return null;
        }
        return page(Integer.parseInt(query.replaceAll(".*offset=", "")) + entries.size());
    }

    private static String page(int offset) {
        return "limit=%d&offset=%d".formatted(PAGE_SIZE, offset);
    }

    public void checkProduct(
            @Body JsonNode answer,
            @Variable("product") String product,
            @Variable("settings") StoreSettings store,
            @Variable("findings") Findings findings) {
        for (JsonNode found : answer.path("Products")) {
            if (found.path("Name").asText().equalsIgnoreCase(product)) {
                if (!found.path("Type").asText("Service").equals("Service")) {
                    findings.warning(
                            "%s: the charge product '%s' is no service in DEAR, sales with it are refused"
                                    .formatted(store.name(), product));
                }
                return;
            }
        }
        findings.warning(
                "%s: DEAR has no service product '%s' for a charge; orders with that charge are HELD"
                        .formatted(store.name(), product));
    }

    public void dearWorks(@Variable("findings") Findings findings) {
        String company = books.company().map(me -> me.path("Company").asText()).orElse("");
        findings.ok("DEAR answers, the company is " + company);
    }

    public void dearFails(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("findings") Findings findings) {
        findings.error("DEAR does not work: " + text(exception));
    }

    public void storeWorks(
            @Variable("store") String store, @Variable("findings") Findings findings) {
        findings.ok(store + ": Handshake answers and shows its orders");
    }

    /** Handshake's 403 (design rule C7): only the flow that needs the orders stops. */
    public void ordersHidden(
            @Variable("store") String store, @Variable("findings") Findings findings) {
        findings.warning(
                ("%s: Handshake shows orders to administrators only: no order is captured until"
                                + " the key is an administrator's")
                        .formatted(store));
    }

    public void storeFails(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("store") String store,
            @Variable("findings") Findings findings) {
        findings.error("%s: Handshake does not work: %s".formatted(store, text(exception)));
    }

    public void listFails(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("list") String list,
            @Variable("store") String store,
            @Variable("lists") Map<String, Map<String, String>> lists,
            @Variable("findings") Findings findings) {
        lists.remove(list);
        notChecked(
                exception,
                "%s: Handshake does not show %s, its mapping was not checked (%s)"
                        .formatted(store, list, text(exception)),
                findings);
    }

    public void productFails(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("product") String product,
            @Variable("store") String store,
            @Variable("findings") Findings findings) {
        notChecked(
                exception,
                "%s: the charge product '%s' was not checked (%s)"
                        .formatted(store, product, text(exception)),
                findings);
    }

    /** What stopped the check itself; without it, what was not looked at would pass for well. */
    public void checkFails(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("findings") Findings findings) {
        unfinished(exception, findings);
    }

    static void unfinished(Exception exception, Findings findings) {
        findings.error("The check could not be finished: " + text(exception));
    }

    /** What a system does not show is its operator's choice; anything else is a fault. */
    private static void notChecked(Exception exception, String text, Findings findings) {
        if (PlainFailure.cause(exception) instanceof RemoteFailure) {
            findings.warning(text);
        } else {
            findings.error(text);
        }
    }

    /** What happened, in one line: what a system answered, else the innermost cause. */
    private static String text(Exception exception) {
        Throwable cause = PlainFailure.cause(exception);
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (cause instanceof RemoteFailure) {
            return message;
        }
        return cause.getClass().getSimpleName()
                + ": "
                + message.substring(0, Math.min(LONGEST_TEXT, message.length()));
    }

    /** Notices which of our files are replaced now, and tells of them. */
    public void replacedFiles(@Variable("findings") Findings findings) {
        replacedFiles.describe(dataSource, findings);
        replacedFiles.notice(dataSource);
    }

    /**
     * What a store's mappings lack, and the names to choose from, by what was read when it was
     * connected or checked last; nothing is read for it.
     */
    public JsonNode mappings(@Variable("settings") StoreSettings store) {
        Map<String, Map<String, String>> lists = readLists(store);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("store", store.name());
        ArrayNode troubles = answer.putArray("missing");
        ObjectNode handshake = answer.putObject("handshake");
        lists.forEach((list, names) -> names.forEach(handshake.putObject(list)::put));
        ObjectNode dear = answer.putObject("dear");
        for (String book : DEAR_BOOKS) {
            if (!book.equals("me")) {
                ArrayNode names = dear.putArray(book);
                books.dear(book).keySet().forEach(names::add);
            }
        }
        Findings findings = new Findings();
        compare(store, lists, findings);
        for (Findings.Finding finding : findings.troubles()) {
            ObjectNode trouble = troubles.addObject();
            trouble.put("key", finding.key());
            trouble.put("text", finding.text());
            finding.choices().forEach(trouble.putArray("choices")::add);
        }
        return answer;
    }

    /** What is wrong with a store's mappings, by what was read last. */
    public List<Findings.Finding> troubles(StoreSettings store) {
        Findings findings = new Findings();
        compare(store, readLists(store), findings);
        return findings.troubles();
    }

    /** Keeps what a check of the running instance has found; nothing of it must survive a start. */
    public void keep(@Variable("findings") Findings findings) {
        last = new Last(Instant.now(), findings.all());
    }

    /** What was found last, empty before the first check is over. */
    public Optional<Last> last() {
        return Optional.ofNullable(last);
    }

    private Map<String, Map<String, String>> readLists(StoreSettings store) {
        Map<String, Map<String, String>> lists = noLists();
        for (String list : HANDSHAKE_LISTS) {
            Map<String, String> names = new TreeMap<>();
            books.book(store.name(), list)
                    .forEach((number, entry) -> names.put(number, entry.path("name").asText()));
            lists.put(list, names);
        }
        return lists;
    }

    /** Compares the store's mappings with what both systems have. */
    public void compare(
            @Variable("settings") StoreSettings store,
            @Variable("lists") Map<String, Map<String, String>> lists,
            @Variable("findings") Findings findings) {
        new StoreMappings(store, books, lists, findings).check();
    }
}
