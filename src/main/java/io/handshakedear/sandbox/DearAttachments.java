package io.handshakedear.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Images of products and families (DEAR API: product/attachments). Nothing is fetched from the
 * address given; hosts below .invalid stand for those that cannot be reached.
 */
final class DearAttachments {
    private static final Pattern UNREACHABLE = Pattern.compile("^https?://[^/]*\\.invalid(/|$)");

    private final Map<String, ArrayNode> attachments = new HashMap<>();

    ArrayNode of(String ownerId) {
        return attachments.getOrDefault(ownerId, Json.array());
    }

    /** product/attachments and productFamily/attachments: bare arrays of what remains. */
    Answer answer(Call call, String owner, Predicate<String> exists) {
        switch (call.method()) {
            case "GET" -> {
                String id = DearFields.guid(call, owner);
                return Answer.json(200, attachments.getOrDefault(id, Json.array()));
            }
            case "POST" -> {
                ObjectNode body = DearFields.body(call);
                String id = DearFields.guid(body, owner, true);
                if (!exists.test(id)) {
                    throw Refusal.dear(400, 404, "Product with specified 'ID' not found.");
                }
                String file = DearFields.required(body, "FileName", 256);
                boolean byUrl = !Json.blank(body, "FileDownloadUrl");
                if (byUrl == !Json.blank(body, "Content")) {
                    throw DearFields.missing(byUrl ? "FileDownloadUrl" : "Content");
                }
                if (byUrl && UNREACHABLE.matcher(body.get("FileDownloadUrl").asText()).find()) {
                    throw Refusal.dear("File cannot be downloaded from the specified URL.");
                }
                ArrayNode list = attachments.computeIfAbsent(id, key -> Json.array());
                String attachment = DearFields.newId();
                list.add(
                        Json.object()
                                .put("ID", attachment)
                                .put(
                                        "ContentType",
                                        file.endsWith("png") ? "image/png" : "image/jpeg")
                                .put("IsDefault", DearFields.flag(body, "IsDefault", false))
                                .put("FileName", file)
                                .put(
                                        "DownloadUrl",
                                        "https://dear.example.test/Download?ID=" + attachment));
                return Answer.json(200, list);
            }
            case "DELETE" -> {
                String id = DearFields.guid(call, "ID");
                for (ArrayNode list : attachments.values()) {
                    for (int i = 0; i < list.size(); i++) {
                        if (list.get(i).get("ID").asText().equals(id)) {
                            list.remove(i);
                            return Answer.json(200, list);
                        }
                    }
                }
                throw Refusal.dear("Attachment with specified 'ID' not found.");
            }
            default -> {
                return Answer.text(405, "");
            }
        }
    }
}
