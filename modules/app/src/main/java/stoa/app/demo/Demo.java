package stoa.app.demo;

import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.SignUpRequest;
import stoa.accounts.SignUps;
import stoa.graph.FollowOptions;
import stoa.graph.Relationships;
import stoa.statuses.Favourites;
import stoa.statuses.PostRequest;
import stoa.statuses.Posts;
import stoa.statuses.StatusId;

/** Puts the cast on an empty stage: people, whom they follow, what they say. On a stage with people it does nothing. */
@Singleton
public class Demo {
    private final SignUps signUps;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Posts posts;
    private final Favourites favourites;

    Demo(SignUps signUps, Accounts accounts, Relationships relationships, Posts posts, Favourites favourites) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.relationships = relationships;
        this.posts = posts;
        this.favourites = favourites;
    }

    /** Performs, and prints how to sign in. */
    public void perform(PrintWriter out) {
        if (accounts.findByName(Cast.PEOPLE.getFirst()).isEmpty()) {
            var people = signUp();
            follow(people);
            speak(people);
        }
        out.println("Demo: sign in as " + String.join(", ", Cast.PEOPLE) + ", each with the password " + Cast.PASSWORD
                + ".");
    }

    private Map<String, AccountId> signUp() {
        var people = new HashMap<String, AccountId>();
        for (var name : Cast.PEOPLE) {
            people.put(
                    name,
                    signUps.signUp(new SignUpRequest(
                            name,
                            name + "@demo.invalid",
                            Cast.PASSWORD,
                            true,
                            name.equals(Cast.PEOPLE.getFirst()) ? "admin" : "user",
                            "en",
                            true,
                            OptionalLong.empty())));
        }
        return people;
    }

    private void follow(Map<String, AccountId> people) {
        Cast.FOLLOWS.forEach((follower, followed) -> followed.forEach(name ->
                relationships.follow(person(people, follower), person(people, name), FollowOptions.unchanged())));
    }

    private void speak(Map<String, AccountId> people) {
        var said = new HashMap<Integer, StatusId>();
        List<Cast.Line> script = Cast.SCRIPT;
        for (int i = 0; i < script.size(); i++) {
            var line = script.get(i);
            var request = PostRequest.of(line.text());
            var answered = said.get(line.answers());
            var status = posts.post(
                    person(people, line.who()),
                    answered == null ? request : request.replyingTo(answered),
                    Optional.empty());
            said.put(i, status.statusId());
            line.likedBy().forEach(name -> favourites.add(status.statusId(), person(people, name)));
        }
    }

    private static AccountId person(Map<String, AccountId> people, String name) {
        var id = people.get(name);
        if (id == null) {
            throw new IllegalStateException("nobody in the cast is called " + name);
        }
        return id;
    }
}
