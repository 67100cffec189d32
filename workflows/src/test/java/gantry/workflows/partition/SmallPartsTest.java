package gantry.workflows.partition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;

class SmallPartsTest {
    @Test
    void ids_grow_even_when_the_clock_stands_or_goes_back() {
        var ids = new ExecutionIds(7, 0);
        long last = 0;
        for (int i = 0; i < 3_000; i++) {
            long next = ids.next(1_800_000_000_000L - i);
            assertThat(next).isGreaterThan(last);
            assertThat(next & 1_023).isEqualTo(7);
            last = next;
        }
    }

    @Test
    void ids_continue_behind_the_last_one_on_disk() {
        long last = new ExecutionIds(7, 0).next(1_800_000_000_000L);
        assertThat(new ExecutionIds(7, last).next(1_700_000_000_000L)).isGreaterThan(last);
    }

    @Test
    void a_clock_that_was_set_back_goes_on_from_the_last_commit_by_monotonic_time() {
        var clock = new TurnClock(1_000, 0);
        assertThat(clock.next(400, 5_000_000)).isEqualTo(1_005);
        assertThat(clock.next(300, 7_000_000)).isEqualTo(1_007);
        assertThat(clock.next(2_000, 8_000_000)).isEqualTo(2_000);
    }

    @Test
    void a_slot_that_becomes_free_wakes_one_who_waits() {
        var slots = new Slots(1);
        assertThat(slots.tryTake()).isTrue();
        assertThat(slots.tryTake()).isFalse();
        int[] woken = {0};
        slots.whenFree(() -> ++woken[0] > 0);
        slots.whenFree(() -> ++woken[0] > 0);
        slots.release();
        assertThat(woken[0]).isEqualTo(1);
    }

    @Test
    void however_many_have_gone_the_next_who_still_waits_is_woken() {
        var slots = new Slots(1);
        assertThat(slots.tryTake()).isTrue();
        for (int i = 0; i < 100_000; i++) {
            slots.whenFree(() -> false);
        }
        int[] woken = {0};
        slots.whenFree(() -> ++woken[0] > 0);
        slots.release();
        assertThat(woken[0]).isEqualTo(1);
    }

    @Test
    void closed_slots_give_none() {
        var slots = new Slots(1);
        slots.close();
        assertThat(slots.tryTake()).isFalse();
    }

    @Test
    void starts_beyond_the_bound_are_refused_and_everything_else_enters() throws Exception {
        var mailbox = new Mailbox();
        for (int i = 0; i < Mailbox.MAX_STARTS; i++) {
            assertThat(mailbox.tryPostStart(0, new Command.Wake(), 2)).isTrue();
        }
        assertThat(mailbox.tryPostStart(0, new Command.Wake(), 2)).isFalse();
        mailbox.post(new Mail.Tick());
        var mail = new ArrayList<Mail>();
        mailbox.take(mail, 0, Integer.MAX_VALUE);
        assertThat(mail).hasSize(Mailbox.MAX_STARTS + 1);
        mailbox.startTaken(2);
        assertThat(mailbox.tryPostStart(0, new Command.Wake(), 2)).isTrue();
    }

    @Test
    void starts_are_refused_for_their_bytes_as_well() {
        var mailbox = new Mailbox();
        int half = (int) (Mailbox.MAX_START_BYTES / 2);
        assertThat(mailbox.tryPostStart(0, new Command.Wake(), half)).isTrue();
        assertThat(mailbox.tryPostStart(0, new Command.Wake(), half)).isTrue();
        assertThat(mailbox.tryPostStart(0, new Command.Wake(), 1)).isFalse();
    }
}
