package org.offhook.sip;

import gov.nist.javax.sip.header.SubscriptionState;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.ClientTransaction;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionAlreadyExistsException;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.SubscriptionStateHeader;
import javax.sip.message.Request;
import org.offhook.api.sip.Header;

/** Takes what the stack hears, on its threads, over to the phone thread. */
final class Inbox implements SipListener {
  private static final int MAX_WAITING = 500;

  /**
   * Each request that was answered is remembered for 32 s (RFC 3261 section 17.2.2, timer J), to
   * answer it again should it come again. With so many remembered, further ones are answered
   * without: a flood must not use up the memory.
   */
  static final int MAX_TRANSACTIONS = 1500;

  private static final List<Header> LATER = List.of(new Header("Retry-After", "10"));

  private final Engine engine;
  private final Switchboard switchboard;
  private final AtomicInteger waiting = new AtomicInteger();

  Inbox(Engine engine, Switchboard switchboard) {
    this.engine = engine;
    this.switchboard = switchboard;
  }

  @Override
  public void processRequest(RequestEvent event) {
    SIPRequest request = (SIPRequest) event.getRequest();
    try {
      if (request.getMethod().equals(Request.ACK)) {
        post(() -> switchboard.acknowledged(request));
        return;
      }
      // Before there is a transaction: one that nobody answers would swallow what is sent again.
      if (waiting.get() >= MAX_WAITING) {
        engine.noise("overloaded: SIP request dropped", null);
        return;
      }
      ServerTransaction transaction = event.getServerTransaction();
      boolean crowded = engine.stack().serverTransactions() >= MAX_TRANSACTIONS;
      if (transaction == null && !crowded) {
        complete(request);
        transaction = engine.stack().provider().getNewServerTransaction(request);
      }
      Incoming incoming = new Incoming(engine, request, transaction);
      boolean refused = transaction == null && request.getMethod().equals(Request.INVITE);
      post(
          refused
              ? () -> incoming.respond(503, "Overloaded", LATER)
              : () -> switchboard.requested(incoming));
    } catch (TransactionAlreadyExistsException e) {
      // A retransmission: the transaction answers it by itself.
    } catch (SipException | RuntimeException e) {
      engine.noise("request dropped", e);
    }
  }

  /**
   * The stack insists on a Subscription-State in every NOTIFY; servers that notify unasked, to make
   * a phone look for its configuration or for its messages, often leave it out.
   */
  private static void complete(SIPRequest request) throws SipException {
    if (request.getMethod().equals(Request.NOTIFY)
        && request.getHeader(SubscriptionStateHeader.NAME) == null) {
      try {
        SubscriptionState state = new SubscriptionState();
        state.setState(SubscriptionStateHeader.ACTIVE);
        request.addHeader(state);
      } catch (ParseException e) {
        throw new SipException("Subscription-State", e);
      }
    }
  }

  @Override
  public void processResponse(ResponseEvent event) {
    SIPResponse response = (SIPResponse) event.getResponse();
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction != null && transaction.getApplicationData() instanceof Attempt attempt) {
      attempt.received(response);
    } else if (response.getCSeq().getMethod().equals(Request.INVITE)) {
      post(() -> switchboard.stray(response));
    }
  }

  @Override
  public void processTimeout(TimeoutEvent event) {
    ClientTransaction transaction = event.getClientTransaction();
    if (transaction != null && transaction.getApplicationData() instanceof Attempt attempt) {
      attempt.report(408, "no answer");
    }
  }

  @Override
  public void processIOException(IOExceptionEvent event) {
    engine.noise("transport error at " + event.getHost() + ":" + event.getPort(), null);
  }

  @Override
  public void processTransactionTerminated(TransactionTerminatedEvent event) {
    // Exchanges know by themselves when they are done.
  }

  @Override
  public void processDialogTerminated(DialogTerminatedEvent event) {
    // Dialogs are ours.
  }

  /** Posts; beyond a bound the message is lost, as on a congested network. */
  private void post(Runnable task) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      engine.noise("overloaded: SIP message dropped", null);
      return;
    }
    engine
        .phone()
        .execute(
            () -> {
              waiting.decrementAndGet();
              guarded(task);
            });
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      engine.noise("SIP message could not be handled (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
