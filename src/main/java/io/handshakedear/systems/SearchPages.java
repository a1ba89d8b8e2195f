package io.handshakedear.systems;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * The pages of a look-up in DEAR (DEAR API 1.2). Its filters find more than what is looked for,
 * such as all names that begin so: a look-up ends when the mapping has picked something, or when
 * all rows were seen. Answers that are no list have one page.
 */
public final class SearchPages {

    /** Begins a look-up; its first page is the query as it is. */
    public Search begin(@Variable("query") String query) {
        return new Search(query);
    }

    /** Notes a page. */
    public void read(@Body JsonNode answer, @Variable("search") Search search) {
        search.read(answer);
    }

    /** Ends the look-up if there is something; then it is the body. */
    public JsonNode picked(@Body JsonNode picked, @Variable("search") Search search) {
        if (picked != null) {
            search.end();
        }
        return picked;
    }

    /** A look-up under way. */
    public static final class Search {

        private final String filter;
        private int page = 1;
        private long rowsRead;
        private boolean more = true;

        Search(String filter) {
            this.filter = filter;
        }

        public boolean isMore() {
            return more;
        }

        public String query() {
            return page == 1 ? filter : filter + "&Page=" + page;
        }

        void read(JsonNode answer) {
            long rows = 0;
            if (answer != null && answer.has("Total")) {
                for (JsonNode field : answer) {
                    rows += field.isArray() ? field.size() : 0;
                }
            }
            rowsRead += rows;
            more = rows > 0 && rowsRead < answer.path("Total").asLong();
            page++;
        }

        void end() {
            more = false;
        }
    }
}
