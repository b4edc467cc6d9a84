package stoa.media.uploading;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentView;
import stoa.media.Focus;
import stoa.media.processing.FileProcessor;
import stoa.media.processing.FileType;
import stoa.media.processing.Processed;
import stoa.media.processing.StoredPicture;
import stoa.media.processing.UnusableFileException;
import stoa.media.processing.Workshop;
import stoa.media.storage.ObjectName;
import stoa.media.storage.ObjectRemoval;
import stoa.media.storage.Storage;
import stoa.media.uploading.AttachmentSql.Preview;
import stoa.media.uploading.AttachmentSql.Said;
import stoa.platform.database.Database;
import stoa.platform.jobs.JobHandler;
import stoa.platform.jobs.Jobs;
import stoa.platform.web.Refusal;
import stoa.platform.web.Upload;

/**
 * Takes files in. Objects are written before the rows that name them: a crash in between leaves an object that nothing names,
 * and never a row that shows nothing.
 */
@Singleton
class AttachmentUploads implements JobHandler<ProcessingJob> {
    private static final Focus MIDDLE = new Focus(0, 0);

    private final Database database;
    private final AttachmentSql attachments;
    private final AttachmentViews views;
    private final FileProcessor processor;
    private final Workshop workshop;
    private final Storage storage;
    private final Jobs jobs;

    AttachmentUploads(
            Database database,
            AttachmentSql attachments,
            AttachmentViews views,
            FileProcessor processor,
            Workshop workshop,
            Storage storage,
            Jobs jobs) {
        this.database = database;
        this.attachments = attachments;
        this.views = views;
        this.processor = processor;
        this.workshop = workshop;
        this.storage = storage;
        this.jobs = jobs;
    }

    /** Takes a file and processes it before it answers. */
    AttachmentView now(long account, UploadRequest request) {
        return refusing(() -> {
            var type = processor.check(request.file().file());
            long id = attachments.nextId();
            workshop.work(folder -> processed(id, account, request, type, folder));
            return view(id, account);
        });
    }

    /**
     * Takes a file. A picture is processed at once where there is room; all else, which takes longer or may wait for room, later,
     * and answered without an address.
     */
    AttachmentView soon(long account, UploadRequest request) {
        return refusing(() -> {
            var type = processor.check(request.file().file());
            long id = attachments.nextId();
            boolean done = type.isImage()
                    && workshop.tryWork(folder -> processed(id, account, request, type, folder))
                            .isPresent();
            if (!done) {
                leave(id, account, request, type);
            }
            return view(id, account);
        });
    }

    private boolean processed(long id, long account, UploadRequest request, FileType type, Path folder)
            throws IOException, UnusableFileException {
        var processed = processor.process(request.file().file(), type, folder);
        var own = request.thumbnail().isPresent()
                ? stored(id, thumbnail(request.thumbnail().get(), folder))
                : null;
        var file = stored(id, processed);
        var preview = own == null ? stored(id, processed.preview().orElse(null)) : own;
        attachments.insert(id, account, processed, file, preview, said(request, null));
        return true;
    }

    private void leave(long id, long account, UploadRequest request, FileType type)
            throws IOException, UnusableFileException {
        var preview = request.thumbnail().isPresent()
                ? workshop.work(folder -> {
                    var own = stored(id, thumbnail(request.thumbnail().get(), folder));
                    return Optional.ofNullable(own);
                })
                : Optional.<Preview>empty();
        var source = ObjectName.incoming();
        storage.put(source, request.file().file(), type.contentType());
        database.write(sql -> {
            attachments.insert(id, account, type.kind(), source, said(request, preview.orElse(null)));
            jobs.schedule(new ProcessingJob(id));
            return true;
        });
    }

    private static Said said(UploadRequest request, @Nullable Preview preview) {
        return new Said(Said.orNull(request.description()), request.focus().orElse(MIDDLE), preview);
    }

    private StoredPicture thumbnail(Upload upload, Path folder) throws IOException, UnusableFileException {
        return processor.thumbnail(upload.file(), Files.createTempDirectory(folder, "own"));
    }

    private String stored(long id, Processed processed) throws IOException {
        var name = ObjectName.of(id, processed.file(), processed.type());
        storage.put(name, processed.file(), processed.type().contentType());
        return name;
    }

    private @Nullable Preview stored(long id, @Nullable StoredPicture picture) throws IOException {
        if (picture == null) {
            return null;
        }
        var name = ObjectName.of(id, picture.file(), picture.type());
        storage.put(name, picture.file(), picture.type().contentType());
        return new Preview(name, picture);
    }

    private AttachmentView view(long id, long account) {
        return attachments.findFree(id, account).map(views::of).orElseThrow(Refusal::notFound);
    }

    @Override
    public Class<ProcessingJob> handles() {
        return ProcessingJob.class;
    }

    @Override
    public void run(ProcessingJob job) throws IOException {
        var row = attachments.find(job.attachment()).orElse(null);
        if (row == null || !row.isProcessing() || row.source() == null) {
            return;
        }
        var source = row.source();
        try {
            boolean kept = Workshop.inFolder(folder -> finish(row, source, folder));
            if (!kept) {
                return;
            }
        } catch (UnusableFileException e) {
            attachments.fail(row.id(), e.sentence());
        }
        storage.delete(source);
    }

    private boolean finish(AttachmentRow row, String source, Path folder) throws IOException, UnusableFileException {
        var object = storage.find(source).orElse(null);
        if (object == null) {
            return false;
        }
        var original = folder.resolve("original");
        try (var stream = object.read(0, object.size())) {
            Files.copy(stream, original);
        }
        var processed = processor.process(original, processor.check(original), folder);
        var preview =
                row.preview() == null ? stored(row.id(), processed.preview().orElse(null)) : null;
        var file = stored(row.id(), processed);
        if (!attachments.finish(row.id(), processed, file, preview)) {
            // Deleted meanwhile.
            storage.delete(file);
            if (preview != null) {
                storage.delete(preview.name());
            }
        }
        return true;
    }

    /** @throws Refusal 404, or 422 where something of it cannot be */
    AttachmentView change(long account, AttachmentChange change, Optional<Upload> thumbnail) {
        OwnedAttachments.check(change);
        return refusing(() -> {
            var before = attachments.findFree(change.id().value(), account).orElseThrow(Refusal::notFound);
            var preview = thumbnail.isPresent()
                    ? workshop.work(
                            folder -> Optional.ofNullable(stored(before.id(), thumbnail(thumbnail.get(), folder))))
                    : Optional.<Preview>empty();
            database.write(sql -> {
                if (!attachments.change(AttachmentSql.freeOf(account), change)) {
                    throw Refusal.notFound();
                }
                preview.ifPresent(picture -> replace(before, account, picture));
                return true;
            });
            return view(before.id(), account);
        });
    }

    private void replace(AttachmentRow before, long account, Preview preview) {
        if (!attachments.changePreview(before.id(), account, preview)) {
            throw Refusal.notFound();
        }
        if (before.preview() != null && !before.preview().equals(preview.name())) {
            jobs.schedule(new ObjectRemoval.RemovalJob(List.of(before.preview())));
        }
    }

    private static <T> T refusing(Taking<T> taking) {
        try {
            return taking.take();
        } catch (UnusableFileException e) {
            throw Refusal.invalid(e.sentence());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something done with a file. */
    @FunctionalInterface
    private interface Taking<T> {
        T take() throws IOException, UnusableFileException;
    }
}
