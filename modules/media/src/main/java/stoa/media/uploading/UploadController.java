package stoa.media.uploading;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.platform.database.Database;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.platform.web.Limited;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.platform.web.Uploads;

/** Uploading from an app. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
class UploadController {
    private final Database database;
    private final AttachmentUploads uploads;
    private final AttachmentSql attachments;
    private final AttachmentViews views;
    private final OwnedAttachments owned;

    UploadController(
            Database database,
            AttachmentUploads uploads,
            AttachmentSql attachments,
            AttachmentViews views,
            OwnedAttachments owned) {
        this.database = database;
        this.uploads = uploads;
        this.attachments = attachments;
        this.views = views;
        this.owned = owned;
    }

    /** The older way: answers when the file has been processed. */
    @Post("/v1/media")
    @Limited(name = "media", times = 30, minutes = 30)
    @Access(value = Access.By.USER, scope = "write:media")
    AttachmentView upload(Caller caller, Parameters parameters, Uploads files) {
        return uploads.now(caller.id(), UploadRequest.of(parameters, files));
    }

    /** 202 where the file is still to be processed. */
    @Post("/v2/media")
    @Limited(name = "media", times = 30, minutes = 30)
    @Access(value = Access.By.USER, scope = "write:media")
    HttpResponse<AttachmentView> uploadSoon(Caller caller, Parameters parameters, Uploads files) {
        var view = uploads.soon(caller.id(), UploadRequest.of(parameters, files));
        return HttpResponse.status(view.url() == null ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(view);
    }

    /** 206 while the file is being processed. */
    @Get("/v1/media/{id}")
    @Access(value = Access.By.USER, scope = "write:media")
    HttpResponse<AttachmentView> show(String id, Caller caller) {
        var row = attachments.findFree(id(id), caller.id()).orElseThrow(Refusal::notFound);
        if (row.failure() != null) {
            throw Refusal.invalid(row.failure());
        }
        return HttpResponse.status(row.isProcessing() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
                .body(views.of(row));
    }

    @Put("/v1/media/{id}")
    @Access(value = Access.By.USER, scope = "write:media")
    AttachmentView change(String id, Caller caller, Parameters parameters, Uploads files) {
        return uploads.change(
                caller.id(), UploadRequest.change(new AttachmentId(id(id)), parameters), files.find("thumbnail"));
    }

    @Delete("/v1/media/{id}")
    @Access(value = Access.By.USER, scope = "write:media")
    Map<String, Object> delete(String id, Caller caller) {
        long attachment = id(id);
        return database.write(sql -> {
            var deleted = attachments.delete(AttachmentSql.freeOne(attachment, caller.id()));
            if (deleted.isEmpty()) {
                throw attachments.isShown(attachment, caller.id())
                        ? Refusal.invalid("Media attachment is currently used by a status")
                        : Refusal.notFound();
            }
            owned.forget(deleted);
            return Map.<String, Object>of();
        });
    }

    private static long id(String text) {
        return Snowflake.parse(text).orElseThrow(Refusal::notFound);
    }
}
