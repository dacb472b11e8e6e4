"""The English sentences of this package by code, in one table so that a catalogue can be extracted."""

REFUSALS = {
    "upload_empty": "The upload is empty: it holds no file with content, and at least one is needed.",
    "upload_bytes": "The upload has {size} bytes; the limit is {limit} bytes.",
    "upload_files": "The upload holds {count} files; the limit is {limit}.",
    "more_problems": "And {count} more problems like these.",
    "name_empty": "A file has no name; of several files each needs one.",
    "name_length": "The name “{name}” has {count} characters; the limit is {limit}.",
    "name_folders": "The name “{name}” lies {count} folders deep; the limit is {limit}.",
    "name_control": "The name “{name}” holds control or invisible characters ({count}); none are allowed.",
    "name_absolute": "The name “{name}” is an absolute path; only paths inside the upload are allowed.",
    "name_drive": "The name “{name}” begins with a drive letter; only paths inside the upload are allowed.",
    "name_backslash": "The name “{name}” holds a backslash; folders are separated by “/” alone.",
    "name_traversal": "The name “{name}” steps outside its folder; “..” and empty parts are not allowed.",
    "name_duplicate": (
        "The name “{name}” occurs twice (the other is “{other}”); each may occur once, whatever its capitals "
        "and accent forms."
    ),
    "name_file_and_folder": "The name “{name}” is both a file and a folder.",
    "zip_no_end": "“{archive}” is not a whole zip archive: it does not end with an end record.",
    "zip_two_ends": "“{archive}” has {count} end records; a zip archive has 1.",
    "zip_directory_damaged": "“{archive}” has a damaged directory: its entries cannot be told apart.",
    "zip_entries": "“{archive}” brings the upload to {count} entries; the limit is {limit}.",
    "zip_nesting": ("“{archive}” is an archive at level {count} of archives in archives; the limit is {limit}."),
    "zip_total": "“{archive}” brings the upload to {size} unpacked bytes; the limit is {limit} bytes.",
    "zip_ratio": ("“{name}” in “{archive}” unpacks to {ratio} times its packed size; the limit is {limit} times."),
    "zip_inflates": "“{name}” in “{archive}” unpacks to more than the {size} bytes it declares.",
    "zip_size": "“{name}” in “{archive}” unpacks to {actual} bytes but declares {size}.",
    "zip_checksum": "“{name}” in “{archive}” is damaged: its checksum does not fit its content.",
    "zip_data": "“{name}” in “{archive}” cannot be unpacked: its packed data are damaged.",
    "zip_encrypted": "“{name}” in “{archive}” is encrypted; encrypted entries are not allowed.",
    "zip_method": (
        "“{name}” in “{archive}” is packed with method {method}; only stored (0) and deflated (8) are read."
    ),
    "zip_feature": "“{name}” in “{archive}” is a patch or needs version {version} of the format; the limit is {limit}.",
    "zip_special": ("“{name}” in “{archive}” is a link or a special file; only plain files and folders are allowed."),
    "zip_folder_content": ("“{name}” in “{archive}” is a folder with {size} bytes of content; folders have none."),
    "zip_zip64": (
        "“{archive}” has a zip64 directory, which is for archives above 4 GB; the limit here is {limit} bytes."
    ),
    "zip_disks": ("“{archive}” is one part of an archive split over several files; only whole archives are read."),
    "zip_count": "“{archive}” declares {count} entries but its directory lists {actual}.",
    "zip_directory": ("“{archive}” declares a directory of {size} bytes at {offset}, which is not where it stands."),
    "zip_gap": "“{archive}” holds {count} bytes at {offset} that belong to no entry; none are allowed.",
    "zip_overlap": "“{name}” in “{archive}” does not stand whole and alone at {offset}, where its directory has it.",
    "zip_descriptor": "“{name}” in “{archive}” is not followed by the sizes and checksum that its header announces.",
    "zip_surplus": "“{name}” in “{archive}” has packed bytes after the end of its content.",
    "zip_headers": "“{name}” in “{archive}” says different things of its {what} in its two headers.",
    "binary": "“{name}” is not text: it is {kind}.",
    "not_text": "“{name}” is not UTF-8 text: {percent} % of it cannot be decoded; the limit is {limit} %.",
    "file_bytes": "“{name}” has {size} bytes; the limit for a file of its kind is {limit} bytes.",
    "json_depth": "“{name}” is nested {count} levels deep; the limit is {limit}.",
    "json_values": "“{name}” holds up to {count} values; the limit is {limit}.",
    "icon_pixels": "“{name}” is {width} × {height} = {pixels} pixels; the limit is {limit} pixels.",
    "icon_broken": "“{name}” begins like a PNG image but cannot be decoded: it is damaged or not whole.",
    "two_connectors": (
        "The upload holds {count} connectors (“{first}” and “{second}”); the limit is one for each upload."
    ),
    "two_definitions": ("“{first}” and “{second}” could both be the definition; one of them must be named “{name}”."),
}

NOTES = {
    "note_content": "Recognised by its content as {name}.",
    "note_kind": "Taken as {name}: it is the only file of its kind.",
    "note_only": "Taken as {name}: it is the only file of the upload.",
    "note_elsewhere": "Found in another folder than the definition.",
}

REASONS = {
    "ignored_resource_fork": "A macOS resource fork: it holds nothing of the connector.",
    "ignored_system": "A file of the operating system or of a tool: it holds nothing of the connector.",
    "ignored_link": "A link: only plain files are read.",
    "ignored_second": "A second {name}: “{chosen}” was taken.",
    "ignored_several": "Several files could be {name}: name the right one so and leave the others out.",
    "ignored_solution": "Part of a Power Platform solution that the connector's package does not hold.",
    "ignored_solution_properties": (
        "Part of a solution's properties. They name no publisher and no stack owner, so apiProperties.json cannot be "
        "made of them without guessing: please add your apiProperties.json."
    ),
    "ignored_icon": "An image that is not a PNG: the icon must be a PNG named icon.png.",
    "ignored_large": "An unknown file of {size} bytes: files above {limit} bytes are not looked into.",
    "ignored_unknown": "Not a file of a connector's package.",
}

ENCODING = {
    "encoding_bom": "The file begins with a byte order mark; UTF-8 without one is expected.",
    "encoding_utf16": "The file is encoded as {encoding}; UTF-8 is expected.",
    "encoding_bytes": (
        "Here are {count} bytes that are not UTF-8 (the first is 0x{byte}); they were read as Windows-1252."
    ),
    "encoding_more": "And {count} more places with bytes that are not UTF-8.",
}

JSON = {
    "json_bom": "A byte order mark stands in the text.",
    "json_empty": "There is no JSON value in this file.",
    "json_comment": "JSON has no comments.",
    "json_comment_open": "This comment is never closed.",
    "json_trailing_comma": "There is a comma after the last member.",
    "json_extra_comma": "There is a comma with nothing before it.",
    "json_missing_comma": "A comma is missing here.",
    "json_missing_colon": "A colon is missing between “{key}” and its value.",
    "json_missing_value": "“{key}” has no value.",
    "json_missing_key": "A value stands here without a name.",
    "json_quotes": "Strings are written in straight double quotes.",
    "json_unquoted_key": "The name “{key}” is not in double quotes.",
    "json_duplicate_key": "The name “{key}” occurs twice in the same object; the last one counts.",
    "json_control": ("A string holds a raw control character ({character}); it must be written as an escape."),
    "json_escape": "“{escape}” is not an escape that JSON knows.",
    "json_constant": "“{word}” is not a JSON value.",
    "json_word": "“{word}” is not a JSON value; a string needs double quotes.",
    "json_number": "“{word}” is not written as a JSON number.",
    "json_number_length": "The number {word} has too many digits to be read exactly.",
    "json_stray": "“{text}” does not belong here.",
    "json_space": "This white space ({character}) is not one that JSON knows.",
    "json_unterminated": "This string is never closed.",
    "json_unclosed": ("What is opened here is never closed; {count} brackets are open at the end of the text."),
    "json_mismatch": "“{found}” closes what “{opened}” opened.",
    "json_after_end": "The JSON value ends before this; nothing may follow it.",
    "json_too_deep": "This lies deeper than {limit} levels and was not read.",
    "json_given_up": "More than {limit} problems: this is hardly JSON, and the rest was not read.",
    "json_more": "And {count} more problems of this kind or others after this place.",
}

TEMPLATES = REFUSALS | NOTES | REASONS | ENCODING | JSON
