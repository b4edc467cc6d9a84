package stoa.moderation.actions;

import jakarta.inject.Singleton;
import stoa.platform.jobs.Jobs;
import stoa.platform.mail.Mails;

/** Has those written to whom something was done to, where mail is sent at all. */
@Singleton
class ActionMails {
    private final Jobs jobs;
    private final Mails mails;

    ActionMails(Jobs jobs, Mails mails) {
        this.jobs = jobs;
        this.mails = mails;
    }

    void schedule(long action) {
        if (mails.areSent()) {
            jobs.schedule(new ActionMailJob(action));
        }
    }
}
