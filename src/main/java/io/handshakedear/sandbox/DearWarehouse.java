package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** What people in the warehouse do in DEAR's pages. */
final class DearWarehouse {
    private final DearSales sales;
    private final DearFulfilments fulfilments;
    private final DearShipments shipments;

    DearWarehouse(DearSales sales, DearFulfilments fulfilments, DearShipments shipments) {
        this.sales = sales;
        this.fulfilments = fulfilments;
        this.shipments = shipments;
    }

    /**
     * Picks, packs and ships.
     *
     * @param wanted quantities by SKU, or null for all that is not picked yet
     * @return the task
     */
    String dispatch(
            DearSale sale, String carrier, String tracking, Map<String, BigDecimal> wanted) {
        sale.requireLive();
        DearSale.Task last = sale.tasks.get(sale.tasks.size() - 1);
        DearSale.Task task = last.ship.equals(DearSale.AUTHORISED) ? fulfilments.open(sale) : last;
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
            fulfilments.pick(body, sale, task);
        }
        if (!task.pack.equals(DearSale.AUTHORISED)) {
            ObjectNode boxed = body.deepCopy();
            ArrayNode picked = boxed.putArray("Lines");
            task.pickLines.forEach(
                    line -> picked.add(((ObjectNode) line.deepCopy()).put("Box", "Box 1")));
            fulfilments.pack(boxed, sale, task, true);
        }
        shipments.ship(shipment(carrier, tracking), sale, task, false);
        sales.touch(sale);
        return task.taskId;
    }

    /** Another number or carrier for a parcel that is already shipped. */
    void retrack(String taskId, String carrier, String tracking) {
        DearSale sale = sales.ofTask(taskId);
        ObjectNode body = shipment(carrier, tracking).put("AddTrackingNumbers", true);
        shipments.ship(body, sale, DearFulfilments.task(sale, taskId), true);
        sales.touch(sale);
    }

    private ObjectNode shipment(String carrier, String tracking) {
        ObjectNode box = Json.object().put("ShipmentDate", sales.today()).put("Box", "Box 1");
        box.put("Carrier", carrier).put("TrackingNumber", tracking).put("IsShipped", true);
        ObjectNode shipment = Json.object().put("Status", DearSale.AUTHORISED);
        shipment.putArray("Lines").add(box);
        return shipment;
    }
}
