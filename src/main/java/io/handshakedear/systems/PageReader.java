package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import io.handshakedear.systems.RemoteFailure.Unavailable;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * What the routes that read a list of Handshake's page by page ask about their {@link ListPages}.
 */
public final class PageReader {

    /**
     * The rows of a page.
     *
     * @throws Unavailable when the answer is no list of Handshake's
     */
    public List<JsonNode> rows(@Body JsonNode answer, @Variable("pages") ListPages pages) {
        return pages.read(answer);
    }

    /** Moves on behind the page; once what is in it is committed. */
    public void advance(@Variable("pages") ListPages pages) {
        pages.advance();
    }

    /** Asks for half as many rows next time; false when a single row was asked for. */
    public boolean halve(@Variable("pages") ListPages pages) {
        return pages.halve();
    }

    /** Leaves out the one row that was asked for; false if one is suspected already. */
    public boolean suspect(@Variable("pages") ListPages pages) {
        return pages.suspect();
    }

    public boolean isSuspecting(@Variable("pages") ListPages pages) {
        return pages.suspected() != null;
    }

    /** True if it is news that Handshake cannot give a row: one more look at it is worth a call. */
    public boolean isSuspectNew(@Variable("pages") ListPages pages) {
        return isSuspecting(pages) && !pages.isKnown();
    }

    public String suspectedQuery(@Variable("pages") ListPages pages) {
        return pages.suspectedQuery();
    }

    /**
     * The suspected row, which can be read after all, and those of the page behind it.
     *
     * @throws Unavailable when the answer is no list of Handshake's
     */
    public List<JsonNode> withSuspected(@Body JsonNode answer, @Variable("pages") ListPages pages) {
        return pages.withSuspected(answer);
    }

    /** What could not be read is noted for people; the run goes on behind it. */
    public void acquit(@Variable("pages") ListPages pages) {
        pages.acquit();
    }
}
