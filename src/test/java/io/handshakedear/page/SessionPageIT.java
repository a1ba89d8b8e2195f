package io.handshakedear.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.handshakedear.RunningIntegration;
import io.handshakedear.TestOrder;
import org.junit.jupiter.api.Test;

/** Log-in, its end, and two operators at once. */
class SessionPageIT extends PageTests {

    @Override
    protected void prepare(RunningIntegration starting) throws Exception {
        super.prepare(starting);
        starting.with("store.acme.process", "manual");
    }

    @Test
    void aWrongPasswordIsToldAndTheRightOneOpensThePage() {
        try (BrowserContext other = newContext(ColorScheme.LIGHT, 1360, 900)) {
            Page visitor = other.newPage();
            visitor.navigate("/#/pending");
            visitor.getByLabel("Admin password").fill("guess");
            button(visitor, "Log in").click();
            assertThat(visitor.getByText("This is not the password")).isVisible();
            visitor.getByLabel("Admin password").fill(PASSWORD);
            visitor.keyboard().press("Enter");
            assertThat(heading(visitor, "Pending orders")).isVisible();
        }
    }

    @Test
    void theSessionIsOutOfReachOfScripts() {
        assertThat((String) page.evaluate("document.cookie")).isEmpty();
    }

    @Test
    void afterTheSessionEndsOneLogsInAndIsWhereOneWas() {
        open("#/log?state=HELD");
        page.getByLabel("Order number, objID or sale").fill("4711");
        assertThat(page.getByText("No order matches")).isVisible();
        page.context().clearCookies();
        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByLabel("Admin password").fill(PASSWORD);
        inDialog("Log in").click();
        assertThat(page.getByText("Your session has ended")).isHidden();
        assertThat(page.getByLabel("Order number, objID or sale")).hasValue("4711");
        assertThat(button("Held")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByText("This is not up to date")).isHidden();
    }

    @Test
    void aWriteAfterTheSessionEndedIsNotLostSilently() {
        open("#/catalogue");
        assertThat(button("Load customers")).isVisible();
        page.context().clearCookies();
        // the page may have noticed by itself just now
        button("Load customers").dispatchEvent("click");
        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByLabel("Admin password").fill(PASSWORD);
        inDialog("Log in").click();
        button("Load customers").click();
        isTold("Load customers");
    }

    @Test
    void loggingOutLeavesNothingBehind() {
        button("Log out").click();
        assertThat(heading(page, "Log in")).isVisible();
        page.reload();
        assertThat(heading(page, "Log in")).isVisible();
    }

    @Test
    void twoOperatorsSeeWhatTheOtherDoes() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        try (BrowserContext second = newContext(ColorScheme.DARK, 1200, 800)) {
            Page colleague = second.newPage();
            logIn(colleague);
            colleague.navigate("/#/log/acme/" + order.id());
            assertThat(heading(colleague, "Order " + order.number())).isVisible();
            button(colleague, "Forget").click();
            open("#/pending");
            button("Process order " + order.number()).click();
            integration.await(order, "PROCESSED");
            // the dialog stayed open while the order went on; what it says is true now
            assertThat(colleague.getByText("stays in DEAR as it is")).isVisible();
            button(colleague, "Cancel").click();
            assertThat(button(colleague, "Process order " + order.number())).isHidden();
        }
    }

    @Test
    void whatAColleagueHasDoneAlreadyIsToldInWords() {
        TestOrder order = TestOrder.plain().into(systems);
        integration.await(order, "PENDING");
        open("#/log/acme/" + order.id());
        assertThat(button("Forget")).isVisible();
        page.context().setOffline(true);
        button("Process order " + order.number()).click();
        isTold("does not answer");
        page.context().setOffline(false);
        button("Process order " + order.number()).click();
        isTold("is processed now");
        integration.await(order, "PROCESSED");
    }
}
