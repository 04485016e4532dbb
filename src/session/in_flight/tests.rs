use std::path::PathBuf;

use super::*;
use crate::system::testing::ManualClock;

fn changing() -> InFlight {
    let in_flight = InFlight::default();
    in_flight.set_steps(vec![Step {
        volume: "data".to_owned(),
        droplet: None,
        label: String::new(),
        description: "attach volume data".to_owned(),
        done: "attached",
        state: StepState::NotTried,
        action_id: None,
    }]);
    let (description, check) = ("attach volume data".to_owned(), "doact volume actions data".to_owned());
    in_flight.set(Activity::Change { step: 0, description, check, open_attempts: 0, found: None });
    in_flight
}

fn editing(is_written: bool) -> Activity {
    Activity::EditingSettings { path: PathBuf::from("a.toml"), is_written }
}

fn message(in_flight: &InFlight) -> String {
    in_flight.report(Signal::Interrupt).message
}

#[test]
fn a_change_whose_attempts_were_all_rejected_was_not_accepted() {
    let in_flight = changing();
    for _ in 0..2 {
        in_flight.sent();
        assert!(message(&in_flight).ends_with("may still be carried out"));
        in_flight.rejected();
        assert!(message(&in_flight).ends_with("was accepted"));
    }
}

#[test]
fn a_rejected_second_attempt_says_nothing_about_a_lost_first_one() {
    let in_flight = changing();
    in_flight.sent();
    in_flight.sent();
    in_flight.rejected();
    assert!(message(&in_flight).ends_with("may still be carried out"));
}

#[test]
fn an_action_that_was_found_is_shown_and_can_be_waited_for() {
    let in_flight = changing();
    in_flight.sent();
    let json = r#"{"id":7,"status":"in-progress"}"#.to_owned();
    let raw = serde_json::value::RawValue::from_string(json).unwrap();
    let resume = |id| format!("doact actions wait {id}");
    in_flight.keep_found(&Action::from_raw(&raw).unwrap(), resume);
    let Report { message, hint, action_id, .. } = in_flight.report(Signal::Terminate);
    assert_eq!(
        message,
        "terminated after the request to attach volume data was sent; action 7 is still running"
    );
    assert_eq!(hint.unwrap(), "resume with `doact actions wait 7`");
    assert_eq!(action_id, ActionId::new(7));
    let [step] = &in_flight.unsummarized_steps()[..] else { panic!("one step") };
    assert_eq!((step.state, step.action_id), (StepState::InProgress, ActionId::new(7)));
    let (results, _) = in_flight.results_to_show(&ManualClock::default()).unwrap();
    assert_eq!(results[0].action_id(), ActionId::new(7));
}

#[test]
fn once_a_settings_file_is_being_written_it_may_have_changed() {
    let in_flight = InFlight::default();
    assert_eq!(message(&in_flight), "interrupted; nothing was changed");
    for (is_written, said) in [
        (false, "interrupted while a.toml was being written; it may have been changed"),
        (true, "interrupted after a.toml was changed"),
    ] {
        in_flight.set(editing(is_written));
        assert_eq!(message(&in_flight), said);
    }
}

#[test]
fn a_settings_file_that_is_being_written_is_waited_for() {
    struct WrittenMeanwhile<'a>(&'a InFlight, ManualClock);

    impl Clock for WrittenMeanwhile<'_> {
        fn elapsed(&self) -> Duration {
            self.1.elapsed()
        }

        fn wall(&self) -> jiff::Timestamp {
            self.1.wall()
        }

        fn sleep(&self, pause: Duration) {
            self.1.sleep(pause);
            self.0.set(editing(true));
        }
    }

    let in_flight = InFlight::default();
    in_flight.set(editing(false));
    in_flight.freeze(&WrittenMeanwhile(&in_flight, ManualClock::default()));
    assert_eq!(message(&in_flight), "interrupted after a.toml was changed");

    let in_flight = InFlight::default();
    in_flight.set(editing(false));
    let clock = ManualClock::default();
    in_flight.freeze(&clock);
    assert_eq!(clock.elapsed(), Duration::from_millis(500));
}

#[test]
fn nothing_new_starts_after_a_freeze() {
    let in_flight = std::sync::Arc::new(InFlight::default());
    in_flight.freeze(&ManualClock::default());
    let (sender, receiver) = std::sync::mpsc::channel::<()>();
    let later = in_flight.clone();
    thread::spawn(move || {
        let _sender = sender;
        later.set(Activity::Serving);
    });
    // The thread never ends, and so never closes the channel.
    let end = receiver.recv_timeout(Duration::from_millis(100));
    assert_eq!(end, Err(std::sync::mpsc::RecvTimeoutError::Timeout));
    assert_eq!(in_flight.activity(), Activity::Idle);
}

#[test]
fn nothing_was_changed_only_if_no_step_started() {
    let in_flight = changing();
    in_flight.set(Activity::Idle);
    assert_eq!(message(&in_flight), "interrupted; nothing was changed");
    in_flight.set_step(0, StepState::InProgress);
    assert_eq!(message(&in_flight), "interrupted");
}
