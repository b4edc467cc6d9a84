package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountView;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.app.pages.AdminFrame;
import stoa.app.pages.AdminSection;
import stoa.app.pages.FlashMessage;
import stoa.platform.Version;
import stoa.platform.web.Refusal;

/** The administration: who may see its pages, and the frame that they have in common. */
@Singleton
final class AdminPages {
    /** Chart.js as its WebJar has it, and what draws with it. */
    private static final List<String> CHARTS =
            List.of("/webjars/chart.js/4.5.1/dist/chart.umd.min.js", "/admin.js?v=" + Version.NUMBER);

    private final Pages pages;
    private final Staff staff;

    AdminPages(Pages pages, Staff staff) {
        this.pages = pages;
        this.staff = staff;
    }

    /**
     * Answers somebody who may see a page; a stranger signs in first and comes back.
     *
     * @throws Refusal 403 for those who are signed in without the role that the section takes
     */
    HttpResponse<?> show(HttpRequest<?> request, AdminSection section, Function<Visit, HttpResponse<?>> page) {
        var account = pages.signedIn(request);
        if (account.isEmpty()) {
            var query = request.getUri().getRawQuery();
            return Pages.signInFirst(query == null ? request.getPath() : request.getPath() + "?" + query);
        }
        return page.apply(visit(request, section, account.get()));
    }

    /**
     * Somebody who posts a form of a section; {@link Cookies#requireOwnForm} comes first.
     *
     * @throws Refusal 403 where they are signed out or may not
     */
    Visit require(HttpRequest<?> request, AdminSection section) {
        return visit(request, section, pages.requireSignedIn(request));
    }

    private Visit visit(HttpRequest<?> request, AdminSection section, AccountView account) {
        var least = section.administrators() ? StaffRole.ADMIN : StaffRole.MODERATOR;
        var role = staff.roleOf(account.accountId())
                .filter(held -> held.includes(least))
                .orElseThrow(() -> Refusal.forbidden("This action is not allowed"));
        return new Visit(request, section, account, role);
    }

    /** Answers with a page of the administration, in its frame. */
    HttpResponse<?> answer(Visit visit, String title, String template, Function<AdminFrame, Object> page) {
        return answer(visit, frame(visit, title), HttpStatus.OK, template, page);
    }

    /** The same with something to say: about the request before, or about this one. */
    HttpResponse<?> answer(
            Visit visit,
            String title,
            @Nullable FlashMessage flash,
            HttpStatus status,
            String template,
            Function<AdminFrame, Object> page) {
        return answer(visit, frame(visit, title).saying(flash), status, template, page);
    }

    /** The same where it has charts. */
    HttpResponse<?> answerWithCharts(Visit visit, String title, String template, Function<AdminFrame, Object> page) {
        return answer(visit, frame(visit, title).withScripts(CHARTS), HttpStatus.OK, template, page);
    }

    private Pages.Frame frame(Visit visit, String title) {
        return pages.frame(visit.request(), title, visit.account());
    }

    private HttpResponse<?> answer(
            Visit visit, Pages.Frame frame, HttpStatus status, String template, Function<AdminFrame, Object> page) {
        return pages.answer(
                frame,
                status,
                template,
                framed -> page.apply(new AdminFrame(framed, visit.section(), sections(visit.role()))));
    }

    /** What somebody of a role is led to. */
    static List<AdminSection> sections(StaffRole role) {
        return Arrays.stream(AdminSection.values())
                .filter(section -> role == StaffRole.ADMIN || !section.administrators())
                .toList();
    }

    /** Somebody who may see a section, and asks for it. */
    record Visit(HttpRequest<?> request, AdminSection section, AccountView account, StaffRole role) {}
}
