package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Pick, pack and ship (DEAR API: sale/fulfilment). Goods leave the stock when the shipment is
 * authorised.
 */
final class DearFulfilments {
    private static final String PARTIALLY = "PARTIALLY AUTHORISED";

    private final DearSales sales;
    private final DearReferenceBooks books;
    private final DearProducts products;
    private final DearStock stock;
    private final DearEvents events;

    DearFulfilments(
            DearSales sales,
            DearReferenceBooks books,
            DearProducts products,
            DearStock stock,
            DearEvents events) {
        this.sales = sales;
        this.books = books;
        this.products = products;
        this.stock = stock;
        this.events = events;
    }

    private static boolean pickable(DearSale sale) {
        return sale.order.lines.stream().anyMatch(line -> line.stocked);
    }

    /** The pick can be worked on once the order is authorised. */
    void begin(DearSale sale) {
        if (pickable(sale)) {
            sale.tasks.get(0).pick = DearSale.DRAFT;
        }
    }

    /** AUTOPICK (1), AUTOPICKPACK (2), AUTOPICKPACKSHIP (3). */
    void automatic(DearSale sale, int steps) {
        DearSale.Task task = sale.tasks.get(0);
        if (steps < 1 || !pickable(sale)) {
            return;
        }
        for (DearSale.Line line : sale.order.lines) {
            if (line.stocked) {
                ObjectNode picked =
                        Json.object().put("ProductID", line.productId).put("SKU", line.sku);
                picked.put("Name", line.name)
                        .put("Location", sale.location())
                        .put("Quantity", line.quantity);
                task.pickLines.add(picked);
                task.packLines.add(picked.deepCopy().put("Box", "Box 1"));
            }
        }
        task.pick = DearSale.AUTHORISED;
        task.pack = DearSale.DRAFT;
        sale.history.push("pick:" + task.taskId);
        if (steps < 2) {
            task.packLines.removeAll();
            return;
        }
        task.pack = DearSale.AUTHORISED;
        task.ship = DearSale.DRAFT;
        sale.history.push("pack:" + task.taskId);
        if (steps == 3) {
            ObjectNode line =
                    Json.object().put("ID", DearFields.newId()).put("ShipmentDate", today());
            line.set("Carrier", sale.header.get("Carrier"));
            line.put("Boxes", "Box 1")
                    .put("TrackingNumber", "")
                    .put("TrackingURL", "")
                    .put("IsShipped", true);
            task.shipLines.add(line);
            authoriseShip(sale, task);
        }
    }

    private String today() {
        return sales.now().toString().substring(0, 10) + "T00:00:00";
    }

    private void authoriseShip(DearSale sale, DearSale.Task task) {
        task.ship = DearSale.AUTHORISED;
        sale.history.push("ship:" + task.taskId);
        events.shipmentAuthorised(sale, task);
        if (sale.simple() && DearSaleView.shipping(sale).equals("SHIPPED")) {
            stock.ship(sale.allocations);
            return;
        }
        Map<String, BigDecimal> leaving = new HashMap<>();
        for (JsonNode line : task.pickLines) {
            String key = line.get("ProductID").asText() + "\t" + sale.location();
            BigDecimal held = sale.allocations.getOrDefault(key, BigDecimal.ZERO);
            BigDecimal quantity = line.get("Quantity").decimalValue().min(held);
            leaving.merge(key, quantity, BigDecimal::add);
            sale.allocations.put(key, held.subtract(quantity));
        }
        stock.ship(leaving);
    }

    Answer answer(Call call, String part) {
        if (part.isEmpty()) {
            return tasks(call);
        }
        if (call.is("GET")) {
            DearSale sale = sales.ofTask(DearFields.guid(call, "TaskID"));
            DearSale.Task task = task(sale, DearFields.guid(call, "TaskID"));
            return Answer.json(200, shown(sale, task, part));
        }
        if (!call.is("POST") && !call.is("PUT")) {
            return Answer.text(405, "");
        }
        ObjectNode body = DearFields.body(call);
        String id = DearFields.guid(body, "TaskID", true);
        DearSale sale = sales.ofTask(id);
        sale.requireLive();
        DearSale.Task task = task(sale, id);
        switch (part) {
            case "pick" -> pick(body, sale, task);
            case "pack" -> pack(body, sale, task, call.is("PUT"));
            default -> ship(body, sale, task, call.is("PUT"));
        }
        sales.touch(sale);
        return Answer.json(200, shown(sale, task, part));
    }

    private static ObjectNode shown(DearSale sale, DearSale.Task task, String part) {
        ObjectNode node = Json.object().put("TaskID", task.taskId);
        return switch (part) {
            case "pick" -> node.setAll(DearSaleView.part(task.pick, task.pickLines));
            case "pack" -> node.setAll(DearSaleView.part(task.pack, task.packLines));
            default -> node.setAll(DearSaleView.ship(sale, task));
        };
    }

    private static DearSale.Task task(DearSale sale, String id) {
        return sale.tasks.stream()
                .filter(task -> task.taskId.equals(id))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.dear(400, 404, "Task with specified 'TaskID' not found."));
    }

    private Answer tasks(Call call) {
        switch (call.method()) {
            case "GET" -> {
                DearSale sale = sales.get(DearFields.guid(call, "SaleID"));
                return Answer.json(200, list(sale));
            }
            case "POST" -> {
                DearSale sale = sales.get(DearFields.guid(DearFields.body(call), "SaleID", true));
                sale.requireLive();
                open(sale);
                sales.touch(sale);
                return Answer.json(200, list(sale));
            }
            default -> {
                return Answer.text(405, "");
            }
        }
    }

    /** Another task; a simple sale becomes an advanced one. */
    private DearSale.Task open(DearSale sale) {
        boolean open = sale.tasks.stream().anyMatch(task -> !task.pick.equals(DearSale.AUTHORISED));
        if (!sale.order.authorised() || open) {
            throw Refusal.dear("Sale " + sale.orderNumber + " cannot have another fulfilment yet.");
        }
        DearSale.Task task = new DearSale.Task();
        task.taskId = DearFields.newId();
        task.number = sale.tasks.size() + 1;
        task.pick = DearSale.DRAFT;
        sale.tasks.add(task);
        sale.type = "Advanced Sale";
        sales.addTask(task.taskId, sale);
        return task;
    }

    /**
     * What a person in the warehouse does: picks, packs and ships.
     *
     * @param wanted quantities by SKU, or null for all that is not picked yet
     * @return the task
     */
    String dispatch(
            DearSale sale, String carrier, String tracking, Map<String, BigDecimal> wanted) {
        sale.requireLive();
        DearSale.Task last = sale.tasks.get(sale.tasks.size() - 1);
        DearSale.Task task = last.ship.equals(DearSale.AUTHORISED) ? open(sale) : last;
        ArrayNode goods = Json.array();
        for (DearSale.Line line : sale.order.lines) {
            BigDecimal left = line.quantity;
            for (DearSale.Task other : sale.tasks) {
                for (JsonNode done : other.pickLines) {
                    boolean same = done.get("SKU").asText().equalsIgnoreCase(line.sku);
                    left = same ? left.subtract(done.get("Quantity").decimalValue()) : left;
                }
            }
            BigDecimal quantity = wanted == null ? left : wanted.get(line.sku);
            if (line.stocked && quantity != null && quantity.signum() > 0) {
                ObjectNode one = goods.addObject().put("SKU", line.sku);
                one.put("Location", sale.location()).put("Quantity", quantity).put("Box", "Box 1");
            }
        }
        ObjectNode body = Json.object().put("Status", DearSale.AUTHORISED);
        body.set("Lines", goods);
        if (!task.pick.equals(DearSale.AUTHORISED)) {
            pick(body, sale, task);
        }
        if (!task.pack.equals(DearSale.AUTHORISED)) {
            ObjectNode boxed = body.deepCopy();
            ArrayNode picked = boxed.putArray("Lines");
            task.pickLines.forEach(
                    line -> picked.add(((ObjectNode) line.deepCopy()).put("Box", "Box 1")));
            pack(boxed, sale, task, true);
        }
        ObjectNode box = Json.object().put("ShipmentDate", today()).put("Box", "Box 1");
        box.put("Carrier", carrier).put("TrackingNumber", tracking).put("IsShipped", true);
        ObjectNode shipment = Json.object().put("Status", DearSale.AUTHORISED);
        shipment.putArray("Lines").add(box);
        ship(shipment, sale, task, false);
        sales.touch(sale);
        return task.taskId;
    }

    /** What a person does whose parcel got another number or carrier after it was shipped. */
    void retrack(String taskId, String carrier, String tracking) {
        DearSale sale = sales.ofTask(taskId);
        ObjectNode box = Json.object().put("ShipmentDate", today()).put("Box", "Box 1");
        box.put("Carrier", carrier).put("TrackingNumber", tracking).put("IsShipped", true);
        ObjectNode body = Json.object().put("Status", DearSale.AUTHORISED);
        body.put("AddTrackingNumbers", true).putArray("Lines").add(box);
        ship(body, sale, task(sale, taskId), true);
        sales.touch(sale);
    }

    private static ObjectNode list(DearSale sale) {
        return Json.object()
                .put("SaleID", sale.id)
                .set("Fulfilments", DearSaleView.fulfilments(sale));
    }

    private static String status(ObjectNode body, String... more) {
        List<String> allowed =
                new java.util.ArrayList<>(List.of(DearSale.DRAFT, DearSale.AUTHORISED));
        allowed.addAll(List.of(more));
        return DearFields.oneOf(body, "Status", allowed, true);
    }

    private void pick(ObjectNode body, DearSale sale, DearSale.Task task) {
        boolean open = task.pick.equals(DearSale.DRAFT) || task.pick.equals(DearSale.NOT_AVAILABLE);
        if (!sale.order.authorised() || !open) {
            throw Refusal.dear("Pick of sale " + sale.orderNumber + " cannot be changed.");
        }
        if ("AUTOPICK".equalsIgnoreCase(DearFields.text(body, "AutoPickMode", 20))) {
            if (sale.backordered()) {
                throw Refusal.dear("Not enough stock to pick sale " + sale.orderNumber + ".");
            }
            automatic(sale, 1);
            return;
        }
        String status = status(body);
        ArrayNode lines = Json.array();
        for (JsonNode line : DearFields.list(body, "Lines")) {
            lines.add(goods(line, sale));
        }
        for (DearSale.Line ordered : sale.order.lines) {
            BigDecimal picked = BigDecimal.ZERO;
            for (DearSale.Task other : sale.tasks) {
                for (JsonNode line : other == task ? lines : other.pickLines) {
                    boolean same = line.get("SKU").asText().equalsIgnoreCase(ordered.sku);
                    picked = same ? picked.add(line.get("Quantity").decimalValue()) : picked;
                }
            }
            BigDecimal total =
                    sale.order.lines.stream()
                            .filter(one -> one.sku.equalsIgnoreCase(ordered.sku))
                            .map(one -> one.quantity)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (picked.compareTo(total) > 0) {
                throw Refusal.dear("More of '" + ordered.sku + "' is picked than ordered.");
            }
        }
        task.pickLines = lines;
        task.pick = status;
        if (status.equals(DearSale.AUTHORISED)) {
            task.pack = DearSale.DRAFT;
            sale.history.push("pick:" + task.taskId);
        }
    }

    private ObjectNode goods(JsonNode line, DearSale sale) {
        String sku = DearFields.required(line, "SKU", 50);
        DearSale.Line ordered =
                sale.order.lines.stream()
                        .filter(one -> one.sku.equalsIgnoreCase(sku))
                        .findFirst()
                        .orElseThrow(() -> Refusal.dear("'" + sku + "' is not on the order."));
        BigDecimal quantity = DearFields.requiredDecimal(line, "Quantity", 4);
        if (quantity.compareTo(BigDecimal.ONE) < 0) {
            throw Refusal.dear("Quantity of line '" + sku + "' should be at least 1.");
        }
        String location =
                books.location(DearFields.required(line, "Location", 256)).get("Name").asText();
        if (stock.onHand(ordered.productId, location).compareTo(quantity) < 0) {
            throw Refusal.dear("Not enough stock of '" + sku + "' at '" + location + "'.");
        }
        ObjectNode node = Json.object().put("ProductID", ordered.productId).put("SKU", ordered.sku);
        return node.put("Name", ordered.name).put("Location", location).put("Quantity", quantity);
    }

    private void pack(ObjectNode body, DearSale sale, DearSale.Task task, boolean replace) {
        if (!task.pick.equals(DearSale.AUTHORISED) || task.pack.equals(DearSale.AUTHORISED)) {
            throw Refusal.dear("Pack of sale " + sale.orderNumber + " cannot be changed.");
        }
        String status = status(body);
        ArrayNode lines = Json.array();
        for (JsonNode line : DearFields.list(body, "Lines")) {
            lines.add(goods(line, sale).put("Box", DearFields.required(line, "Box", 256)));
        }
        if (replace) {
            task.packLines.removeAll();
        }
        task.packLines.addAll(lines);
        task.pack = status;
        if (status.equals(DearSale.AUTHORISED)) {
            task.ship = DearSale.DRAFT;
            sale.history.push("pack:" + task.taskId);
        }
    }

    private void ship(ObjectNode body, DearSale sale, DearSale.Task task, boolean replace) {
        boolean done = task.ship.equals(DearSale.AUTHORISED) || task.ship.equals(PARTIALLY);
        boolean tracking = replace && DearFields.flag(body, "AddTrackingNumbers", false);
        if (!task.pack.equals(DearSale.AUTHORISED) || done && !tracking) {
            throw Refusal.dear("Shipment of sale " + sale.orderNumber + " cannot be changed.");
        }
        String status = status(body, PARTIALLY);
        ArrayNode lines = Json.array();
        for (JsonNode line : DearFields.list(body, "Lines")) {
            ObjectNode made = Json.object().put("ID", DearFields.newId());
            made.put("ShipmentDate", DearFields.requiredDate(line, "ShipmentDate"));
            String carrier = DearFields.text(line, "Carrier", 256);
            if (carrier != null) {
                books.carrier(carrier);
            }
            made.put("Carrier", carrier).put("Boxes", DearFields.required(line, "Box", 256));
            String number = DearFields.text(line, "TrackingNumber", 256);
            // TrackingURL is read-only: DEAR makes it of the carrier's address and the number
            made.put("TrackingNumber", number).put("TrackingURL", trackingUrl(carrier, number));
            made.put("IsShipped", DearFields.flag(line, "IsShipped", false));
            lines.add(made);
        }
        ArrayNode before = task.shipLines.deepCopy();
        if (replace) {
            task.shipLines.removeAll();
        }
        task.shipLines.addAll(lines);
        task.requireBy = DearFields.date(body, "RequireBy");
        String notes = DearFields.text(body, "ShippingNotes", 1024);
        task.notes = notes == null ? task.notes : notes;
        if (done && !notes(before).equals(notes(task.shipLines))) {
            events.trackingNumberChanged(sale, task);
        }
        if (task.ship.equals(DearSale.AUTHORISED)) {
            return;
        }
        boolean all =
                !task.shipLines.isEmpty()
                        && task.shipLines
                                .valueStream()
                                .allMatch(one -> one.get("IsShipped").asBoolean());
        if (status.equals(DearSale.AUTHORISED) || all) {
            authoriseShip(sale, task);
        } else {
            task.ship = status.toUpperCase(Locale.ROOT);
        }
    }

    private static String trackingUrl(String carrier, String number) {
        boolean known = carrier != null && number != null && !number.isEmpty();
        return known
                ? "https://tracking.example/%s/%s".formatted(carrier.toLowerCase(), number)
                : "";
    }

    private static String notes(ArrayNode shipLines) {
        StringBuilder notes = new StringBuilder();
        for (JsonNode line : shipLines) {
            notes.append(line.path("Carrier").asText()).append(' ');
            notes.append(line.path("TrackingNumber").asText()).append('\n');
        }
        return notes.toString();
    }

    void checkRestock(JsonNode line) {
        String sku = DearFields.required(line, "SKU", 50);
        if (products.bySku(sku) == null) {
            throw Refusal.dear("Product '" + sku + "' was not found.");
        }
        DearFields.requiredDecimal(line, "Quantity", 4);
        String place = DearFields.text(line, "RestockLocation", 256);
        books.location(place != null ? place : DearFields.required(line, "Location", 256));
    }

    void restock(JsonNode line) {
        String place =
                Json.blank(line, "RestockLocation")
                        ? Json.text(line, "Location")
                        : Json.text(line, "RestockLocation");
        String location = books.location(place).get("Name").asText();
        stock.restock(
                products.bySku(line.get("SKU").asText()).get("ID").asText(),
                location,
                line.get("Quantity").decimalValue());
    }
}
