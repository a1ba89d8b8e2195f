package io.handshakedear.shipping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What Handshake lacks of one sale's shipments, and what there is to say about them. */
public final class ShipmentPlan {

    private final String seen;
    private final List<ObjectNode> shipments = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private ObjectNode document;
    private boolean complete;
    private boolean wanted;
    private boolean waitsForCarrier;
    private boolean gone;
    private String refusal;

    ShipmentPlan(String seen) {
        this.seen = seen;
    }

    void push(ObjectNode shipment) {
        shipments.add(shipment);
        wanted = true;
    }

    void note(String text) {
        notes.add(text);
    }

    void waitForCarrier() {
        waitsForCarrier = true;
    }

    /**
     * @param isDone whether Handshake has been told before
     */
    void finish(boolean isDone) {
        complete = true;
        wanted |= !isDone;
    }

    void setDocument(ObjectNode order) {
        document = order;
    }

    void gone() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** Nothing is written, for this reason. */
    void refuse(String reason) {
        refusal = reason;
    }

    /** Digest of what the sale showed. */
    String seen() {
        return seen;
    }

    /** The order without a shipment, for its status. */
    public ObjectNode getDocument() {
        return document;
    }

    /** New and changed shipments. */
    public List<ObjectNode> getShipments() {
        return shipments;
    }

    /** True if the whole order is shipped. */
    public boolean isComplete() {
        return complete;
    }

    /** True if there is something to write. */
    public boolean isWanted() {
        return wanted;
    }

    public boolean isRefused() {
        return refusal != null;
    }

    boolean waitsForCarrier() {
        return waitsForCarrier;
    }

    /** One text for the order's why. */
    String story() {
        List<String> story = new ArrayList<>(notes);
        if (refusal != null) {
            story.add(refusal);
        }
        return String.join("; ", story);
    }
}
