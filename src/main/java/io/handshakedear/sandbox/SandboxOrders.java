package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The orders a sandbox begins with: one of each kind that a connector meets. */
public final class SandboxOrders {
    private static final Instant START = Instant.parse("2026-03-02T14:15:00Z");
    private static final String[] NEW_YORK = {"123 Market Street", "New York", "NY", "10013", "US"};
    private static final String[] NEWARK = {"9 Dock Road", "Newark", "NJ", "07105", "US"};
    private static final String[] BERGEN = {"Bryggen 7, Øvre", "Bergen", "", "5003", "Norway"};
    private static final String[] LYON = {"3 rue de la Bourse", "Lyon", "", "69002", "France"};
    private static final String[] TOKYO = {"渋谷区神南1-2-3", "東京", "東京都", "150-0041", "Japan"};

    private SandboxOrders() {}

    /**
     * Customers of the sandbox: two in the United States and three abroad, one of them paying in
     * euros.
     */
    static List<ObjectNode> customers() {
        int retail = SandboxData.RETAIL_GROUP;
        int distributor = SandboxData.DISTRIBUTOR_GROUP;
        return List.of(
                Documents.customer(2001, "The Corner Store", retail, "USD", NEW_YORK, NEWARK),
                Documents.customer(2002, "Garden & Home, Inc.", distributor, "USD", NEWARK, NEWARK),
                Documents.customer(2003, "Bryggen Kjøkken AS", retail, "USD", BERGEN, BERGEN),
                Documents.customer(2004, "Épicerie Lumière", retail, "EUR", LYON, LYON),
                Documents.customer(2005, "山田商店 \"Yamada\"", distributor, "USD", TOKYO, TOKYO));
    }

    /** All orders, objID 5001 upwards in steps of 1000, each with its kind in the notes. */
    public static List<ObjectNode> all() {
        List<ObjectNode> customers = customers();
        List<ObjectNode> all = new ArrayList<>();
        int[] number = {0};
        java.util.function.IntFunction<OrderDocument> next =
                customer -> {
                    int at = number[0]++;
                    Instant time = START.plusSeconds(600L * (at / 2));
                    return new OrderDocument(5001 + 1000 * at, customers.get(customer), time)
                            .with("customerPO", "PO-" + (700 + at));
                };
        all.add(
                next.apply(0)
                        .with("notes", "plain")
                        .line("MUG-01", 4, "8.50")
                        .line("TEA-01", 10, "6.40")
                        .json());
        all.add(
                next.apply(1)
                        .with("notes", "percent discount")
                        .with("percentDiscount", "10")
                        .line("POT-01", 12, "5.60")
                        .line("CAN-01", 2, "19.99")
                        .json());
        all.add(
                next.apply(0)
                        .with("notes", "total off")
                        .with("totalOffDiscount", "5.00")
                        .line("BOWL-01", 1, "24.00")
                        .line("KNIFE-01", 2, "14.95")
                        .json());
        all.add(
                next.apply(1)
                        .with("notes", "both discounts, eight decimals")
                        .with("percentDiscount", "7.12345678")
                        .with("totalOffDiscount", "3.33")
                        .line("OIL-01", 7, "9.3333")
                        .line("JAM-01", 13, "4.75")
                        .json());
        all.add(
                next.apply(0)
                        .with("notes", "free goods")
                        .line("JAM-01", 10, "4.75")
                        .lastLine("qtyFree", 2)
                        .line("SHIRT-RED-M", 2, "29.00")
                        .json());
        all.add(
                next.apply(1)
                        .with("notes", "unknown SKU, gone from the catalogue too")
                        .line("GONE-99", 1, "15.00")
                        .line("MUG-02", 1, "11.25")
                        .json());
        all.add(
                next.apply(0)
                        .with("notes", "category without a tax rule")
                        .category(SandboxData.UNMAPPED)
                        .line("TEA-02", 1, "7.10")
                        .json());
        all.add(
                next.apply(2)
                        .with("notes", "Ønsker rask levering – takk! 🙂")
                        .category(SandboxData.EXEMPT)
                        .with(
                                "defaultWarehouse",
                                HandshakeStore.uri("warehouses", SandboxData.NORTH_WAREHOUSE))
                        .line("TEA-02", 20, "7.10")
                        .line("GIFT-SET", 2, "24.90")
                        .json());
        OrderDocument large = next.apply(1).with("notes", "300 lines");
        List<SandboxData.Product> stock =
                SandboxData.products().stream()
                        .filter(one -> one.kind().equals("stock") && one.onHand() > 90)
                        .toList();
        for (int i = 0; i < 300; i++) {
            SandboxData.Product product = stock.get(i % stock.size());
            large.line(product.sku(), 1, product.price().toPlainString());
        }
        all.add(large.json());
        all.add(
                next.apply(3)
                        .with("notes", "euros, VAT")
                        .category(SandboxData.EUROPE)
                        .line("BOARD-01", 2, "32.00")
                        .line("BENCH-01", 1, "349.00")
                        .json());
        all.add(
                next.apply(4)
                        .with("notes", "配送は平日のみ")
                        .with("category", null)
                        .line("MUG-02", 6, "11.25")
                        .line("TABLE-01", 8, "189.00")
                        .json());
        all.add(
                next.apply(0)
                        .with("notes", "still open")
                        .with("status", "Open")
                        .line("POT-02", 3, "9.80")
                        .json());
        all.add(
                next.apply(2)
                        .with("notes", "shipping and gift wrapping as lines")
                        .category(SandboxData.EXEMPT)
                        .line("BOWL-02", 1, "39.90")
                        .line("SHIPPING", 1, "12.00")
                        .line("GIFT-WRAP", 2, "4.50")
                        .json());
        OrderDocument wrong =
                next.apply(1).with("notes", "a line whose total is not quantity times price");
        all.add(wrong.line("CAN-01", 3, "19.99").lastLine("total", "55.00").json());
        all.add(
                next.apply(0)
                        .with("notes", "price with six decimals")
                        .line("OIL-01", 7, "9.333333")
                        .json());
        all.add(
                next.apply(0)
                        .with("notes", "short stock")
                        .line("LOW-01", 5, "27.50")
                        .line("NEW-01", 2, "22.00")
                        .json());
        ObjectNode real = all.get(0);
        ObjectNode draft =
                next.apply(0)
                        .with("notes", "draft version of 5001")
                        .with("realVersion", real.get("resource_uri"))
                        .with("realVersionID", real.get("objID"))
                        .with("realVersionUUID", real.get("uuid"))
                        .with("versionType", "draft")
                        .line("MUG-01", 6, "8.50")
                        .line("TEA-01", 10, "6.40")
                        .json();
        all.add(draft);
        real.putArray("otherVersions").add(draft.get("resource_uri"));
        return all;
    }
}
