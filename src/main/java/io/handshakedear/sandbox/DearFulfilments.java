package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Pick, pack and ship (DEAR API: sale/fulfilment). Shipments are {@link DearShipments}. */
final class DearFulfilments {
    private final DearSales sales;
    private final DearReferenceBooks books;
    private final DearStock stock;
    private final DearShipments shipments;

    DearFulfilments(
            DearSales sales, DearReferenceBooks books, DearStock stock, DearShipments shipments) {
        this.sales = sales;
        this.books = books;
        this.stock = stock;
        this.shipments = shipments;
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
                    Json.object().put("ID", DearFields.newId()).put("ShipmentDate", sales.today());
            line.set("Carrier", sale.header.get("Carrier"));
            line.put("Boxes", "Box 1")
                    .put("TrackingNumber", "")
                    .put("TrackingURL", "")
                    .put("IsShipped", true);
            task.shipLines.add(line);
            shipments.authorise(sale, task);
        }
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
            default -> shipments.ship(body, sale, task, call.is("PUT"));
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

    static DearSale.Task task(DearSale sale, String id) {
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
    DearSale.Task open(DearSale sale) {
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

    private static ObjectNode list(DearSale sale) {
        return Json.object()
                .put("SaleID", sale.id)
                .set("Fulfilments", DearSaleView.fulfilments(sale));
    }

    /** DRAFT, AUTHORISED or one of {@code more}. */
    static String status(ObjectNode body, String... more) {
        List<String> allowed = new ArrayList<>(List.of(DearSale.DRAFT, DearSale.AUTHORISED));
        allowed.addAll(List.of(more));
        return DearFields.oneOf(body, "Status", allowed, true);
    }

    void pick(ObjectNode body, DearSale sale, DearSale.Task task) {
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

    void pack(ObjectNode body, DearSale sale, DearSale.Task task, boolean replace) {
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
}
