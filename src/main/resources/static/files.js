// Sends each file as soon as it is picked, photographed or dropped, and shows pages in a window on the page. Without it
// files go with the form and pages open on a page of their own.
(function () {
  'use strict';
  var form = document.querySelector('form[data-step]');
  var bar = document.querySelector('[data-savebar]');
  var cut = [];

  document.querySelectorAll('[data-picker]').forEach(function (picker) { if (form && bar) enhance(picker); });
  window.addEventListener('online', function () { cut.splice(0).forEach(function (again) { again(); }); });

  function enhance(picker) {
    var plain = picker.querySelector('input[type=file]');
    var list = picker.querySelector('[data-files]');
    var status = picker.querySelector('[data-files-say]');
    var pick = picker.querySelector('template[data-pick]').content.firstElementChild.cloneNode(true);
    plain.disabled = true;
    plain.hidden = true;
    plain.after(pick);
    pick.querySelectorAll('input').forEach(function (input) {
      input.addEventListener('change', function (event) {
        event.stopPropagation();
        takeAll(input.files);
        input.value = '';
      });
    });
    pick.addEventListener('dragover', function (event) {
      event.preventDefault();
      pick.classList.add('is-over');
    });
    pick.addEventListener('dragleave', function () { pick.classList.remove('is-over'); });
    pick.addEventListener('drop', function (event) {
      event.preventDefault();
      pick.classList.remove('is-over');
      takeAll(event.dataTransfer.files);
    });
    list.querySelectorAll('[data-done]').forEach(removable);

    function takeAll(files) {
      Array.prototype.forEach.call(files, function (file) { send(file, row(file.name)); });
    }

    function row(name) {
      var made = picker.querySelector('template[data-row]').content.firstElementChild.cloneNode(true);
      made.querySelector('[data-file-name]').textContent = name;
      made.querySelector('progress').setAttribute('aria-label', picker.dataset.sending + ' ' + name);
      list.append(made);
      list.hidden = false;
      return made;
    }

    function act(made, word, what) {
      var button = made.querySelector('[data-act]');
      var fresh = button.cloneNode(false);
      fresh.type = 'button';
      fresh.textContent = word;
      fresh.setAttribute('aria-label', word + ' ' + made.querySelector('[data-file-name]').textContent);
      fresh.addEventListener('click', what);
      var held = document.activeElement === button;
      button.replaceWith(fresh);
      if (held) fresh.focus();
    }

    function say(made, text) {
      made.querySelector('[data-words]').textContent = text;
    }

    function send(file, made) {
      var request = new XMLHttpRequest();
      var bar100 = made.querySelector('progress');
      var body = new FormData();
      made.classList.remove('file--no');
      bar100.hidden = false;
      bar100.value = 0;
      say(made, picker.dataset.sending);
      act(made, picker.dataset.stop, function () { request.abort(); });
      body.append('_csrf', form.elements._csrf.value);
      body.append('_operation', form.elements._operation.value);
      body.append('field', picker.dataset.name);
      body.append('file', file);
      begun(1);
      request.upload.addEventListener('progress', function (event) {
        if (!event.lengthComputable) return;
        bar100.value = Math.round(100 * event.loaded / event.total);
        say(made, picker.dataset.sending + ' ' + bar100.value + '%');
      });
      request.addEventListener('load', function () {
        if (request.status === 201) taken(made, JSON.parse(request.responseText));
        else if (request.status === 422) refused(made, JSON.parse(request.responseText).said);
        else if (request.status === 401) broken(made, file, picker.dataset.lost);
        else if (request.status === 409) refused(made, bar.dataset.gone);
        else broken(made, file, picker.dataset.cut);
        begun(-1);
      });
      request.addEventListener('error', function () {
        broken(made, file, picker.dataset.cut);
        begun(-1);
      });
      request.addEventListener('abort', function () {
        made.remove();
        begun(-1);
      });
      request.open('POST', bar.dataset.url.replace(/draft$/, 'files'));
      request.setRequestHeader('X-Requested-With', 'script');
      request.send(body);
    }

    function taken(made, file) {
      var twin = list.querySelector('input[value="' + file.id + '"]');
      if (twin && !twin.disabled) {
        made.remove();
        status.textContent = file.name + ' ' + file.said;
        return;
      }
      var input = document.createElement('input');
      input.type = 'hidden';
      input.name = picker.dataset.name;
      input.value = file.id;
      made.querySelector('progress').remove();
      made.querySelector('div').append(input);
      made.querySelector('[data-file-name]').textContent = file.name;
      say(made, file.said);
      status.textContent = file.name + ' ' + file.said;
      if (file.picture) {
        var link = document.createElement('a');
        var image = document.createElement('img');
        link.className = 'file__pic';
        link.href = file.view;
        link.setAttribute('data-preview', '');
        link.setAttribute('aria-label', picker.dataset.preview + ' ' + file.name);
        image.alt = '';
        image.src = file.picture;
        link.append(image);
        made.querySelector('.file__pic').replaceWith(link);
      }
      made.setAttribute('data-done', '');
      removable(made);
      written();
    }

    function refused(made, words) {
      made.classList.add('file--no');
      made.querySelector('progress').hidden = true;
      say(made, words);
      status.textContent = words;
      act(made, picker.dataset.dismiss, function () {
        made.remove();
        list.hidden = !list.children.length;
      });
    }

    function broken(made, file, words) {
      refused(made, words);
      function again() {
        cut = cut.filter(function (other) { return other !== again; });
        send(file, made);
      }
      cut.push(again);
      act(made, picker.dataset.retry, again);
    }

    // Taken out, and put back as easily until the form is handed in.
    function removable(made) {
      var input = made.querySelector('input[type=hidden]');
      var received = made.querySelector('[data-words]').textContent;
      act(made, picker.dataset.remove, remove);
      function remove() {
        input.disabled = true;
        made.classList.add('is-removed');
        say(made, picker.dataset.removed);
        act(made, picker.dataset.undo, undo);
        written();
      }
      function undo() {
        input.disabled = false;
        made.classList.remove('is-removed');
        say(made, received);
        act(made, picker.dataset.remove, remove);
        written();
      }
    }
  }

  function written() {
    form.dispatchEvent(new Event('change'));
  }

  function begun(change) {
    form.dataset.uploading = Number(form.dataset.uploading || 0) + change;
    if (form.dataset.uploading === '0') form.dispatchEvent(new Event('uploaded'));
  }

  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a[data-preview]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    fetch(link.href, { credentials: 'same-origin' }).then(function (answer) { return answer.text(); }).then(function (text) {
      var page = readPage(text).querySelector('.preview');
      if (!page) {
        location.href = link.href;
        return;
      }
      show(document.importNode(page, true));
    }).catch(function () { location.href = link.href; });
  });

  function show(pages) {
    var dialog = document.createElement('dialog');
    dialog.className = 'lightbox';
    dialog.setAttribute('aria-label', pages.querySelector('h1').textContent);
    dialog.append(pages);
    pages.querySelector('[data-close]').addEventListener('click', function (event) {
      event.preventDefault();
      dialog.close();
    });
    dialog.addEventListener('click', function (event) { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener('close', function () { dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  }
})();
