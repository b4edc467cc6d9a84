package stoa.app.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Archives;
import stoa.accounts.CsvRows;
import stoa.accounts.PersonalTable;
import stoa.app.pages.ExportPage;
import stoa.app.pages.FlashMessage;
import stoa.platform.web.Access;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Taking one's data away: an archive that is made later, and lists at once. */
@Controller("/settings/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces({Pages.HTML, MediaType.APPLICATION_JSON})
class ExportController {
    private static final String PATH = "/settings/export";
    private static final String LOOK_AGAIN = "5; url=" + PATH;
    private static final long NEVER_CHANGED = 0;
    private static final long KILO = 1_000;

    private final Pages pages;
    private final Cookies cookies;
    private final Archives archives;
    private final List<PersonalTable> tables;

    ExportController(Pages pages, Cookies cookies, Archives archives, List<PersonalTable> tables) {
        this.pages = pages;
        this.cookies = cookies;
        this.archives = archives;
        this.tables = tables;
    }

    @Get
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> show(HttpRequest<?> request) {
        var account = pages.signedIn(request);
        return account.isEmpty() ? Pages.signInFirst(PATH) : page(request, account.get(), HttpStatus.OK, null);
    }

    /** 202 as long as an archive is being made, with a browser that looks again by itself. */
    private HttpResponse<?> page(
            HttpRequest<?> request, AccountView account, HttpStatus status, @Nullable FlashMessage flash) {
        var archive = archives.find(account.accountId());
        boolean waiting = archive.filter(state -> !state.isReady()).isPresent();
        var response = pages.answer(
                pages.frame(request, "Your data").saying(flash),
                waiting && status == HttpStatus.OK ? HttpStatus.ACCEPTED : status,
                "export",
                frame -> new ExportPage(
                        frame,
                        archive.map(ExportController::line).orElse(null),
                        tables.stream()
                                .map(table -> new ExportPage.TableLine(table.title(), table.name() + ".csv"))
                                .toList()));
        return waiting ? response.header("Refresh", LOOK_AGAIN).header("Location", PATH) : response;
    }

    private static ExportPage.ArchiveLine line(Archives.State state) {
        return new ExportPage.ArchiveLine(
                Optional.ofNullable(state.bytes()).map(ExportController::size).orElse(null),
                PostCards.now(state.until()));
    }

    private static String size(long bytes) {
        return bytes < KILO * KILO
                ? Math.ceilDiv(bytes, KILO) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", (double) bytes / KILO / KILO);
    }

    @Post
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> make(HttpRequest<?> request, Parameters parameters) {
        cookies.requireOwnForm(request, parameters);
        var account = pages.requireSignedIn(request);
        return archives.request(account.accountId())
                ? page(request, account, HttpStatus.ACCEPTED, null)
                : page(
                        request,
                        account,
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        new FlashMessage(
                                FlashMessage.Kind.ALERT, "You asked for an archive in the last seven days already."));
    }

    @Get("/archive.zip")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> archive(HttpRequest<?> request) throws IOException {
        var account = pages.signedIn(request);
        if (account.isEmpty()) {
            return Pages.signInFirst(PATH);
        }
        var content = archives.open(account.get().accountId()).orElseThrow(Refusal::notFound);
        var name = account.get().username() + "-" + pages.server().domain().replace(':', '-') + ".zip";
        return download(content.stream(), content.size(), new MediaType("application/zip"), name);
    }

    @Get("/{name}.csv")
    @Access(Access.By.NO_TOKEN)
    HttpResponse<?> table(String name, HttpRequest<?> request) throws IOException {
        var account = pages.signedIn(request);
        if (account.isEmpty()) {
            return Pages.signInFirst(PATH);
        }
        var table = tables.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return csv(table, account.get().accountId());
    }

    /** By way of the disk, so that neither memory nor a connection to the database waits for a slow reader. */
    private static HttpResponse<?> csv(PersonalTable table, AccountId account) throws IOException {
        var file = Files.createTempFile("stoa-export-", ".csv");
        try {
            try (var text = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                table.write(account, new CsvRows(text));
            }
            long size = Files.size(file);
            var content = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
            return download(content, size, new MediaType("text/csv;charset=utf-8"), table.name() + ".csv");
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static HttpResponse<?> download(InputStream content, long size, MediaType type, String name) {
        return HttpResponse.ok()
                .contentType(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .body(new StreamedFile(content, type, NEVER_CHANGED, size));
    }
}
