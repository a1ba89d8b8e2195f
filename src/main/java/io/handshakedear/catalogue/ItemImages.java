package io.handshakedear.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.handshakedear.mapping.Digest;
import io.handshakedear.systems.PlainFailure;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;

/**
 * What the routes ask about an item's images, which go to its product or family: once, and only
 * where DEAR has none (design rule K1). DEAR fetches them from their address.
 */
public final class ItemImages {

    private static final int LONGEST_NAME = 100;

    /** The row of an item whose images are in DEAR, or were not wanted there, says so. */
    public void recall(
            @Variable("last") Map<String, Object> last, @Variable("loading") LoadingItem loading) {
        boolean done = last != null && Boolean.TRUE.equals(last.get("images_done"));
        loading.imagesDone(done || loading.imageUrls().isEmpty());
    }

    /** True if the images are to be looked after, and what they belong to is in DEAR. */
    public boolean isDue(@Variable("loading") LoadingItem loading) {
        return !loading.isImagesDone() && ownerId(loading) != null;
    }

    /** What the writes of the images belong to; one of them may be begun. */
    public List<String> subjects(@Variable("loading") LoadingItem loading) {
        return loading.imageUrls().stream().map(url -> subject(loading, url)).toList();
    }

    public List<String> urls(@Variable("loading") LoadingItem loading) {
        return loading.imageUrls();
    }

    /** An image is given to its owner once; another owner, such as a new product, gets it anew. */
    public String subject(@Variable("loading") LoadingItem loading, @Body String url) {
        return loading.subject() + ":image:" + Digest.of(ownerId(loading) + " " + url);
    }

    /** Where the images of what the item is in DEAR are. */
    public String path(@Variable("loading") LoadingItem loading) {
        return isFamily(loading) ? "productFamily/attachments" : "product/attachments";
    }

    public String query(@Variable("loading") LoadingItem loading) {
        return (isFamily(loading) ? "FamilyID=" : "ProductID=") + ownerId(loading);
    }

    /** False for what was created just now. */
    public boolean mayHaveImages(@Variable("loading") LoadingItem loading) {
        return !loading.isNew();
    }

    /** True if the answer shows that DEAR has images already. */
    public boolean hasImages(@Body JsonNode answer) {
        return !answer.isEmpty();
    }

    public void done(@Variable("loading") LoadingItem loading) {
        loading.imagesDone(true);
    }

    /** What the mapping of an image reads: its owner, address and file name. */
    public ObjectNode document(@Variable("loading") LoadingItem loading, @Body String url) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("owner", isFamily(loading) ? "FamilyID" : "ProductID")
                .put("ownerId", ownerId(loading))
                .put("url", url)
                .put("fileName", fileName(loading, url))
                .put("isDefault", loading.imageUrls().indexOf(url) == 0);
    }

    /** The last part of the address; with a digest where another image has the same. */
    private static String fileName(LoadingItem loading, String url) {
        String name = name(url);
        long same = loading.imageUrls().stream().filter(one -> name(one).equals(name)).count();
        return same == 1 ? name : Digest.of(url, 8) + "-" + name;
    }

    private static String name(String url) {
        String path = url.replaceAll("[?#].*", "").replaceAll("/+$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.substring(Math.max(0, name.length() - LONGEST_NAME));
    }

    /** An image that DEAR cannot fetch costs only itself; the next load tries it again. */
    public void refused(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception exception,
            @Variable("url") String url,
            @Variable("loading") LoadingItem loading,
            @Variable("images") ImageRun images) {
        images.isComplete = false;
        loading.missing(
                "The image %s is not loaded: %s"
                        .formatted(name(url), PlainFailure.cause(exception).getMessage()));
    }

    public ImageRun begin() {
        return new ImageRun();
    }

    /** After the last image: they are done if DEAR took all of them. */
    public void end(@Variable("loading") LoadingItem loading, @Variable("images") ImageRun images) {
        loading.imagesDone(images.isComplete);
    }

    private static boolean isFamily(LoadingItem loading) {
        return loading.dimensions() != null;
    }

    private static String ownerId(LoadingItem loading) {
        return isFamily(loading)
                ? loading.familyId()
                : loading.products().values().stream().findFirst().orElse(null);
    }

    /** The images of one item while they are written. */
    public static final class ImageRun {
        private boolean isComplete = true;
    }
}
