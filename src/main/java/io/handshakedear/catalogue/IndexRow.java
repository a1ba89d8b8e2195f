package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** How the index and the links keep a product or a family that was written (design rule K1). */
final class IndexRow {
    private IndexRow() {}

    /**
     * @param key the named parameters that find it
     * @param document what was written, with what follows Handshake at owned
     * @param fingerprint digest of what follows Handshake
     * @param write the remote write that it came by, and its subject
     * @return named parameters of SQL; DEAR's id is for the caller to add
     */
    static Map<String, Object> of(
            Map<String, Object> key,
            JsonNode document,
            String fingerprint,
            String write,
            String subject) {
        Map<String, Object> row = new HashMap<>(key);
        row.put("name", document.path("owned").path("Name").asText());
        row.put("fingerprint", fingerprint);
        row.put("write", write);
        row.put("subject", subject);
        return row;
    }
}
